namespace Cahier.Plots;

/// <summary>What figures say, in the notebook's language.</summary>
internal static class Wording
{
    public static bool French => Language.Current == Language.French;

    public static string Code => Language.Current;

    public static string NoData => Of("no data", "aucune donnée");

    public static string Data => Of("Data of the figure", "Données de la figure");

    public static string Count => Of("count", "effectif");

    public static string Density => Of("density", "densité");

    public static string Value => Of("value", "valeur");

    public static string Values => Of("values", "valeurs");

    public static string Label => Of("label", "étiquette");

    public static string From => Of("from", "de");

    public static string To => Of("to", "à");

    public static string Queries => Of("queries", "requêtes");

    public static string Keys => Of("keys", "clés");

    public static string Series(int number) => Of($"series {number}", $"série {number}");

    public static string Head(int number) => Of($"head {number}", $"tête {number}");

    public static string LooksAt(string query, string key, string value) =>
        Of($"{query} → {key}: {value}", $"{query} → {key}\u00a0: {value}");

    public static string Excerpt(int shown, int total) => Of(
        $"Excerpt: {NumberText.Short(shown)} of {NumberText.Short(total)} rows, evenly spaced.",
        $"Extrait\u00a0: {NumberText.Short(shown)} lignes sur {NumberText.Short(total)}, régulièrement espacées.");

    public static string ExcerptColumns(int shown, int total) => Of(
        $"{NumberText.Short(shown)} of {NumberText.Short(total)} columns.",
        $"{NumberText.Short(shown)} colonnes sur {NumberText.Short(total)}.");

    // Descriptions: one line each, read by a screen reader and shown where there is only text.

    public static string Range(double min, double max) => Of(
        $"from {NumberText.Short(min)} to {NumberText.Short(max)}", $"de {NumberText.Short(min)} à {NumberText.Short(max)}");

    public static string DescribeHeatmap(int rows, int columns, string range) => Of(
        $"Heat map {rows} × {columns}, values {range}", $"Carte de chaleur {rows} × {columns}, valeurs {range}");

    public static string DescribeHeads(int heads, int queries, int keys, string range) => Of(
        $"Attention maps: {heads} {(heads > 1 ? "heads" : "head")}, {queries} queries × {keys} keys, weights {range}",
        $"Cartes d'attention : {heads} {(heads > 1 ? "têtes" : "tête")}, {queries} requêtes × {keys} clés, poids {range}");

    public static string DescribeLine(int points) => Of(
        $"Line of {NumberText.Short(points)} points", $"Courbe de {NumberText.Short(points)} points");

    public static string DescribeLines(int series) => Of($"{series} lines", $"{series} courbes");

    public static string DescribeScatter(int points) => Of(
        $"Scatter plot of {NumberText.Short(points)} points", $"Nuage de {NumberText.Short(points)} points");

    public static string DescribeGroups(int groups) => Of($"{groups} groups", $"{groups} groupes");

    public static string DescribeColumns(int categories, int series) => Of(
        $"Bar chart, {categories} categories{(series > 1 ? $", {series} series" : "")}",
        $"Diagramme en barres, {categories} catégories{(series > 1 ? $", {series} séries" : "")}");

    public static string DescribeHistogram(int values, int bins, string range) => Of(
        $"Histogram of {NumberText.Short(values)} values {range}, {bins} bins",
        $"Histogramme de {NumberText.Short(values)} valeurs {range}, {bins} classes");

    public static string DescribeHistograms(int count) => Of($"{count} histograms", $"{count} histogrammes");

    public static string DescribeMixture(int traces) => Of($"Figure of {traces} traces", $"Figure de {traces} tracés");

    public static string DescribeGrid(int panels, IEnumerable<string> descriptions) => Of(
        $"{panels} figures: {string.Join("; ", descriptions)}", $"{panels} figures\u00a0: {string.Join("\u202f; ", descriptions)}");

    private static string Of(string english, string french) => French ? french : english;
}
