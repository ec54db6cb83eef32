namespace Cahier.Plots;

/// <summary>What figures say, in the notebook's language.</summary>
internal static class Wording
{
    public static string Code => Language.Current;

    public static string NoData => Language.Say("no data", "aucune donnée");

    public static string Data => Language.Say("Data of the figure", "Données de la figure");

    public static string Count => Language.Say("count", "effectif");

    public static string Density => Language.Say("density", "densité");

    public static string Value => Language.Say("value", "valeur");

    public static string Values => Language.Say("values", "valeurs");

    public static string Label => Language.Say("label", "étiquette");

    public static string From => Language.Say("from", "de");

    public static string To => Language.Say("to", "à");

    public static string Queries => Language.Say("queries", "requêtes");

    public static string Keys => Language.Say("keys", "clés");

    public static string Series(int number) => Language.Say($"series {number}", $"série {number}");

    public static string Head(int number) => Language.Say($"head {number}", $"tête {number}");

    public static string LooksAt(string query, string key, string value) =>
        Language.Say($"{query} → {key}: {value}", $"{query} → {key}\u00a0: {value}");

    public static string Excerpt(int shown, int total) => Language.Say(
        $"Excerpt: {NumberText.Short(shown)} of {NumberText.Short(total)} rows, evenly spaced.",
        $"Extrait\u00a0: {NumberText.Short(shown)} lignes sur {NumberText.Short(total)}, régulièrement espacées.");

    public static string ExcerptColumns(int shown, int total) => Language.Say(
        $"{NumberText.Short(shown)} of {NumberText.Short(total)} columns.",
        $"{NumberText.Short(shown)} colonnes sur {NumberText.Short(total)}.");

    // Descriptions: one line each, read by a screen reader and shown where there is only text.

    public static string Range(double min, double max) => Language.Say(
        $"from {NumberText.Short(min)} to {NumberText.Short(max)}", $"de {NumberText.Short(min)} à {NumberText.Short(max)}");

    public static string DescribeHeatmap(int rows, int columns, string range) => Language.Say(
        $"Heat map {rows} × {columns}, values {range}", $"Carte de chaleur {rows} × {columns}, valeurs {range}");

    public static string DescribeHeads(int heads, int queries, int keys, string range) => Language.Say(
        $"Attention maps: {heads} {(heads > 1 ? "heads" : "head")}, {queries} queries × {keys} keys, weights {range}",
        $"Cartes d'attention : {heads} {(heads > 1 ? "têtes" : "tête")}, {queries} requêtes × {keys} clés, poids {range}");

    public static string DescribeLine(int points) => Language.Say(
        $"Line of {NumberText.Short(points)} points", $"Courbe de {NumberText.Short(points)} points");

    public static string DescribeLines(int series) => Language.Say($"{series} lines", $"{series} courbes");

    public static string DescribeScatter(int points) => Language.Say(
        $"Scatter plot of {NumberText.Short(points)} points", $"Nuage de {NumberText.Short(points)} points");

    public static string DescribeGroups(int groups) => Language.Say($"{groups} groups", $"{groups} groupes");

    public static string DescribeColumns(int categories, int series) => Language.Say(
        $"Bar chart, {categories} categories{(series > 1 ? $", {series} series" : "")}",
        $"Diagramme en barres, {categories} catégories{(series > 1 ? $", {series} séries" : "")}");

    public static string DescribeHistogram(int values, int bins, string range) => Language.Say(
        $"Histogram of {NumberText.Short(values)} values {range}, {bins} bins",
        $"Histogramme de {NumberText.Short(values)} valeurs {range}, {bins} classes");

    public static string DescribeHistograms(int count) => Language.Say($"{count} histograms", $"{count} histogrammes");

    public static string DescribeMixture(int traces) => Language.Say($"Figure of {traces} traces", $"Figure de {traces} tracés");

    public static string DescribeGrid(int panels, IEnumerable<string> descriptions) => Language.Say(
        $"{panels} figures: {string.Join("; ", descriptions)}", $"{panels} figures\u00a0: {string.Join("\u202f; ", descriptions)}");

    public static string Colon => Language.Say(": ", "\u00a0: ");

    public static string Semicolon => Language.Say("; ", "\u202f; ");

    public static string ImageNumber(int number) => Language.Say($"image {number}", $"image {number}");

    public static string Image => Language.Say("image", "image");

    public static string Size => Language.Say("rows × columns", "lignes × colonnes");

    public static string Least => Language.Say("least", "minimum");

    public static string Greatest => Language.Say("greatest", "maximum");

    public static string Overlay => Language.Say("weights over it", "poids superposés");

    public static string DescribeContour(int rows, int columns, string range, IEnumerable<string> levels) => Language.Say(
        $"Contour map of {rows} × {columns} values {range}, levels {string.Join(", ", levels)}",
        $"Lignes de niveau de {rows} × {columns} valeurs {range}, niveaux {string.Join("\u202f; ", levels)}");

    public static string DescribeSurface(int rows, int columns, string range) => Language.Say(
        $"Surface over {rows} × {columns} points, heights {range}", $"Surface au-dessus de {rows} × {columns} points, hauteurs {range}");

    public static string LowestAt(double x, double y) => Language.Say(
        $"lowest at ({NumberText.Short(x)}, {NumberText.Short(y)})",
        $"au plus bas en ({NumberText.Short(x)}\u202f; {NumberText.Short(y)})");

    public static string Over => Language.Say("over it", "par-dessus");

    public static string DescribeImages(int count, int rows, int columns) => Language.Say(
        count == 1 ? $"Image of {rows} × {columns} pixels" : $"{count} images of {rows} × {columns} pixels",
        count == 1 ? $"Image de {rows} × {columns} pixels" : $"{count} images de {rows} × {columns} pixels");

    public static string PercentSign => Language.Say("%", "\u202f%");

    public static string Word => Language.Say("word", "mot");

    public static string Weight => Language.Say("weight", "poids");

    public static string MarkedWord => Language.Say("word that truly matters", "mot qui compte vraiment");

    public static string Yes => Language.Say("yes", "oui");

    public static string DescribeTexts(int texts, int words, double max) => Language.Say(
        $"{(texts == 1 ? "Text" : $"{texts} texts")} of {words} words; the darker the background and the taller the bar, the greater "
            + $"the weight (at most {TextRow.Percent(max)})",
        $"{(texts == 1 ? "Texte" : $"{texts} textes")} de {words} mots\u202f; plus le fond est foncé et la barre haute, plus le poids "
            + $"est grand (au plus {TextRow.Percent(max)})");

    public static string PositionNumber(int number) => Language.Say($"position {number}", $"position {number}");

    public static string ComputationGraph => Language.Say("Computation graph", "Graphe de calcul");

    public static string DescribeGraph(int operations, int learned, int given) => Language.Say(
        $"Computation graph: {operations} operations, {learned} learned tensors, {given} given",
        $"Graphe de calcul\u00a0: {operations} opérations, {learned} tenseurs appris, {given} donnés");

    public static string Parameter => Language.Say("parameter", "paramètre");

    public static string ANumber => Language.Say("number", "nombre");

    public static string LearnedTensor => Language.Say("learned", "appris");

    public static string GivenTensor => Language.Say("given", "donné");

    public static string OperationResult => Language.Say("computed", "calculé");

    public static string GradientKey => Language.Say("gradient of the result", "gradient du résultat");

    public static string Node => Language.Say("tensor", "tenseur");

    public static string ComputedFrom => Language.Say("computed from", "calculé à partir de");

    public static string ShapeWord => Language.Say("shape", "forme");

    public static string GradientWord => Language.Say("gradient", "gradient");
}
