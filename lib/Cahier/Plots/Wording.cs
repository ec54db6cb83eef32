using System.Globalization;

namespace Cahier.Plots;

/// <summary>What figures say, in the notebook's language.</summary>
internal static class Wording
{
    public static bool French => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    public static string Code => French ? "fr" : "en";

    public static string NoData => Of("aucune donnée", "no data");

    public static string Data => Of("Données de la figure", "Data of the figure");

    public static string Figure => Of("Figure", "Figure");

    public static string Row => Of("ligne", "row");

    public static string Column => Of("colonne", "column");

    public static string Count => Of("effectif", "count");

    public static string Density => Of("densité", "density");

    public static string Value => Of("valeur", "value");

    public static string Values => Of("valeurs", "values");

    public static string Label => Of("étiquette", "label");

    public static string From => Of("de", "from");

    public static string To => Of("à", "to");

    public static string Queries => Of("requêtes", "queries");

    public static string Keys => Of("clés", "keys");

    public static string Series(int number) => Of($"série {number}", $"series {number}");

    public static string Head(int number) => Of($"tête {number}", $"head {number}");

    public static string LooksAt(string query, string key, string value) => Of($"{query} → {key} : {value}", $"{query} → {key}: {value}");

    public static string Excerpt(int shown, int total) => Of(
        $"Extrait : {NumberText.Short(shown)} lignes sur {NumberText.Short(total)}, régulièrement espacées.",
        $"Excerpt: {NumberText.Short(shown)} of {NumberText.Short(total)} rows, evenly spaced.");

    public static string ExcerptColumns(int shown, int total) => Of(
        $"{NumberText.Short(shown)} colonnes sur {NumberText.Short(total)}.",
        $"{NumberText.Short(shown)} of {NumberText.Short(total)} columns.");

    // Descriptions: one line each, read by a screen reader and shown where there is only text.

    public static string Range(double min, double max) => Of(
        $"de {NumberText.Short(min)} à {NumberText.Short(max)}", $"from {NumberText.Short(min)} to {NumberText.Short(max)}");

    public static string DescribeHeatmap(int rows, int columns, string range) => Of(
        $"Carte de chaleur {rows} × {columns}, valeurs {range}", $"Heat map {rows} × {columns}, values {range}");

    public static string DescribeHeads(int heads, int queries, int keys, string range) => Of(
        $"Cartes d'attention : {heads} {(heads > 1 ? "têtes" : "tête")}, {queries} requêtes × {keys} clés, poids {range}",
        $"Attention maps: {heads} {(heads > 1 ? "heads" : "head")}, {queries} queries × {keys} keys, weights {range}");

    public static string DescribeLine(int points) => Of(
        $"Courbe de {NumberText.Short(points)} points", $"Line of {NumberText.Short(points)} points");

    public static string DescribeLines(int series) => Of($"{series} courbes", $"{series} lines");

    public static string DescribeScatter(int points) => Of(
        $"Nuage de {NumberText.Short(points)} points", $"Scatter plot of {NumberText.Short(points)} points");

    public static string DescribeGroups(int groups) => Of($"{groups} groupes", $"{groups} groups");

    public static string DescribeColumns(int categories, int series) => Of(
        $"Diagramme en barres, {categories} catégories{(series > 1 ? $", {series} séries" : "")}",
        $"Bar chart, {categories} categories{(series > 1 ? $", {series} series" : "")}");

    public static string DescribeHistogram(int values, int bins, string range) => Of(
        $"Histogramme de {NumberText.Short(values)} valeurs {range}, {bins} classes",
        $"Histogram of {NumberText.Short(values)} values {range}, {bins} bins");

    public static string DescribeHistograms(int count) => Of($"{count} histogrammes", $"{count} histograms");

    public static string DescribeMixture(int traces) => Of($"Figure de {traces} tracés", $"Figure of {traces} traces");

    public static string DescribeGrid(int panels) => Of($"{panels} figures", $"{panels} figures");

    // Mistakes.

    public static string RaggedRows(int row, int found, int expected) => Of(
        $"Carte de chaleur : la ligne {row} a {found} valeurs, la ligne 0 en a {expected}. Toutes les lignes doivent avoir la même longueur.",
        $"Heat map: row {row} has {found} values, row 0 has {expected}. All rows must have the same length.");

    public static string LengthsDiffer(string what, int x, int y) => Of(
        $"{what} : {x} et {y} valeurs. Il en faut autant de part et d'autre.", $"{what}: {x} and {y} values. Both must have the same length.");

    public static string LabelsDiffer(string axis, int labels, int cells) => Of(
        $"Carte de chaleur : {labels} étiquettes sur l'axe {axis} pour {cells} cases. Il en faut une par case.",
        $"Heat map: {labels} labels on the {axis} axis for {cells} cells. There must be one a cell.");

    public static string Empty(string chart) => Of($"{chart} : il n'y a aucune valeur à dessiner.", $"{chart}: there is no value to draw.");

    public static string ColumnsDiffer => Of(
        "Chart.Combine : les barres de plusieurs séries doivent porter les mêmes catégories, dans le même ordre.",
        "Chart.Combine: the columns of several series must have the same categories, in the same order.");

    public static string NothingToCombine(string chart) => Of($"{chart} : donnez au moins une figure.", $"{chart}: give at least one figure.");

    public static string OnlySingles => Of(
        "Chart.Combine : superpose des figures d'un seul cadre ; pour en mettre plusieurs côte à côte, écrivez Chart.Grid.",
        "Chart.Combine: overlays figures of one panel; to put several side by side, write Chart.Grid.");

    public static string BadColor(string color) => Of(
        $"« {color} » n'est pas une couleur ; écrivez-la #rrggbb, par exemple #0072b2.", $"\"{color}\" is not a colour; write it as #rrggbb, for example #0072b2.");

    public static string NotPositive(string name) => Of($"{name} doit être au moins 1.", $"{name} must be at least 1.");

    public static string BadRange(string min, string max) => Of(
        $"L'étendue d'un axe va d'un nombre à un plus grand ; reçu : de {min} à {max}.",
        $"The range of an axis goes from a number to a greater one; got: from {min} to {max}.");

    public static string HeadsDiffer(string shape) => Of(
        $"AttentionMap : les poids sont [H, T, S] (têtes, requêtes, clés) ou [B, H, T, S] ; reçu : {shape}.",
        $"AttentionMap: weights are [H, T, S] (heads, queries, keys) or [B, H, T, S]; got {shape}.");

    public static string TokensDiffer(string axis, int tokens, int positions) => Of(
        $"AttentionMap : {tokens} mots pour {positions} {(axis == "rows" ? "requêtes (rows, la taille T)" : "clés (columns, la taille S)")} des poids. Il en faut un par position.",
        $"AttentionMap: {tokens} tokens for {positions} {(axis == "rows" ? "queries (rows, the size T)" : "keys (columns, the size S)")} of the weights. There must be one a position.");

    public static string NoSuchBatch(int batch, int size) => Of(
        $"AttentionMap : le lot a {size} exemples, l'exemple {batch} n'existe pas.", $"AttentionMap: the batch has {size} examples, there is no example {batch}.");

    private static string Of(string french, string english) => French ? french : english;
}
