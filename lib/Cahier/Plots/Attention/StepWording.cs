namespace Cahier.Plots.Attention;

/// <summary>The sentences of the steps, in both languages. Words of the text are quoted.</summary>
internal static class StepWording
{
    public static string Steps => Language.Say("Steps of attention", "Étapes de l'attention");

    public static string Step(int number, int count, string title) =>
        Language.Say($"Step {number} of {count}: {title}", $"Étape {number} sur {count}\u00a0: {title}");

    public static string Describe(int tokens, int heads, int steps) => Language.Say(
        $"Self-attention over {tokens} positions, {heads} {(heads == 1 ? "head" : "heads")}, in {steps} steps. "
            + "Framed: what the worked number is made of.",
        $"Auto-attention sur {tokens} positions, {heads} {(heads == 1 ? "tête" : "têtes")}, en {steps} étapes. "
            + "Encadré\u00a0: ce dont est fait le nombre détaillé.");

    public static string Input => Language.Say("the input", "l'entrée");

    public static string InputSentence(string word) => Language.Say(
        $"Each position is a row. We follow the row of {Quote(word)}.", $"Chaque position est une ligne. On suit celle de {Quote(word)}.");

    public static string OneRow(string word, string numbers) => Language.Say($"x({word}) = [{numbers}]", $"x({word}) = [{numbers}]");

    public static string Query => Language.Say("queries", "les requêtes");

    public static string QuerySentence(string word) => Language.Say(
        $"The query says what {Quote(word)} is looking for.", $"La requête dit ce que {Quote(word)} cherche.");

    public static string Key => Language.Say("keys", "les clés");

    public static string KeySentence(string word) => Language.Say(
        $"The key says what {Quote(word)} can be found by.", $"La clé dit à quoi l'on reconnaît {Quote(word)}.");

    public static string Value => Language.Say("values", "les valeurs");

    public static string ValueSentence(string word) => Language.Say(
        $"The value is what {Quote(word)} gives to whoever looks at it.", $"La valeur est ce que {Quote(word)} donne à qui le regarde.");

    public static string Scores => Language.Say("scores", "les scores");

    public static string ScoresSentence(string query, string key) => Language.Say(
        $"A dot product for each pair: how well the key of {Quote(key)} answers the query of {Quote(query)}.",
        $"Un produit scalaire par paire\u00a0: à quel point la clé de {Quote(key)} répond à la requête de {Quote(query)}.");

    public static string Scale => Language.Say("scaling", "la mise à l'échelle");

    public static string ScaleSentence => Language.Say(
        "Sums of K products spread like √K; divided by it, the softmax does not saturate.",
        "Une somme de K produits s'étale comme √K\u202f; divisée par √K, elle ne sature pas le softmax.");

    public static string MaskTab => Language.Say("mask", "masque");

    public static string Mask => Language.Say("the mask", "le masque");

    public static string WhereHidden => Language.Say("where the mask hides", "là où le masque cache");

    public static string MaskSentence => Language.Say(
        "What may not be looked at gets −∞: its exponential is 0.",
        "Ce qu'on ne doit pas regarder reçoit −∞\u00a0: son exponentielle vaut 0.");

    public static string Hidden(string word, int hidden, int length) => Language.Say(
        $"{Quote(word)} sees {length - hidden} of {length} positions", $"{Quote(word)} voit {length - hidden} positions sur {length}");

    public static string Softmax => Language.Say("weights", "les poids");

    public static string SoftmaxSentence(string query, string key) => Language.Say(
        $"Each row becomes positive and sums to 1: {Quote(query)} looks most at {Quote(key)}.",
        $"Chaque ligne devient positive et somme à 1\u00a0: {Quote(query)} regarde surtout {Quote(key)}.");

    public static string Output => Language.Say("the output", "la sortie");

    public static string OutputSentence(string query, string key) => Language.Say(
        $"A mean of the values, weighted by the row of {Quote(query)}: mostly the value of {Quote(key)}.",
        $"Une moyenne des valeurs, pondérée par la ligne de {Quote(query)}\u00a0: surtout la valeur de {Quote(key)}.");

    public static string Mix => Language.Say("mixing the heads", "le mélange des têtes");

    public static string MixSentence => Language.Say(
        "The heads lie side by side; a last matrix mixes them and goes back to the width of the model.",
        "Les têtes sont côte à côte\u202f; une dernière matrice les mélange et revient à la largeur du modèle.");

    private static string Quote(string word) => Language.Say($"“{word}”", $"«\u00a0{word}\u00a0»");
}
