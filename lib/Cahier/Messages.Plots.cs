using Cahier.Tensors;

namespace Cahier;

// What figures say of a mistake.
internal static partial class Messages
{
    public static string RaggedRows(int row, int found, int expected) => In(
        $"Heat map: row {row} has {found} values, row 0 has {expected}. All rows must have the same length.",
        $"Carte de chaleur : la ligne {row} a {found} valeurs, la ligne 0 en a {expected}. Toutes les lignes doivent avoir la "
            + $"même longueur.");

    public static string LengthsDiffer(string what, int x, int y) => In(
        $"{what}: {x} and {y} values. Both must have the same length.", $"{what} : {x} et {y} valeurs. Il en faut autant de part "
            + $"et d'autre.");

    public static string LabelsDiffer(string axis, int labels, int cells) => In(
        $"Heat map: {labels} labels on the {axis} axis for {cells} cells. There must be one a cell.",
        $"Carte de chaleur : {labels} étiquettes sur l'axe {axis} pour {cells} cases. Il en faut une par case.");

    public static string Empty(string chart) => In(
        $"{chart}: there is no value to draw.", $"{chart} : il n'y a aucune valeur à dessiner.");

    public static string ColumnsDiffer => In(
        $"Chart.Combine: the columns of several series must have the same categories, in the same order.",
        $"Chart.Combine : les barres de plusieurs séries doivent porter les mêmes catégories, dans le même ordre.");

    public static string NothingToCombine(string chart) => In(
        $"{chart}: give at least one figure.", $"{chart} : donnez au moins une figure.");

    public static string OnlySingles => In(
        $"Chart.Combine: overlays figures of one panel; to put several side by side, write Chart.Grid.",
        $"Chart.Combine : superpose des figures d'un seul cadre ; pour en mettre plusieurs côte à côte, écrivez Chart.Grid.");

    public static string BadColor(string color) => In(
        $"\"{color}\" is not a colour; write it as #rrggbb, for example #0072b2.", $"« {color} » n'est pas une couleur ; "
            + $"écrivez-la #rrggbb, par exemple #0072b2.");

    public static string NotPositive(string name) => In($"{name} must be at least 1.", $"{name} doit être au moins 1.");

    public static string BadRange(string min, string max) => In(
        $"The range of an axis goes from a number to a greater one; got: from {min} to {max}.",
        $"L'étendue d'un axe va d'un nombre à un plus grand ; reçu : de {min} à {max}.");

    public static string NotARectangle(string chart, Shape shape)
    {
        var part = $"t[{string.Join(", ", [.. Enumerable.Repeat("0", Math.Max(0, shape.Rank - 2)), "..", ".."])}]";
        return In(
            $"{chart}: the tensor is {shape}; a heat map needs [rows, columns]. Take a part ({part}) or Reshape it.",
            $"{chart} : le tenseur est de forme {shape} ; une carte de chaleur demande [lignes, colonnes]. Prenez-en une partie "
                + $"({part}) ou utilisez Reshape.");
    }

    public static string NotAList(string chart, string name, Shape shape) => In(
        $"{chart}: {name} is {shape}; a list of numbers [N] is needed. Take a row, or Reshape(-1).",
        $"{chart} : {name} est de forme {shape} ; il faut une liste de nombres [N]. Prenez une ligne, ou utilisez Reshape(-1).");

    public static string NotPoints(Shape shape) => In(
        $"Chart.Scatter: the tensor is {shape}; points in the plane are [N, 2], a point a row.",
        $"Chart.Scatter : le tenseur est de forme {shape} ; des points du plan sont [N, 2], un point par ligne.");

    public static string WeightsShape(Shape shape) => In(
        $"AttentionMap: weights are [H, T, S] (heads, queries, keys) or [B, H, T, S]; got {shape}.",
        $"AttentionMap : les poids sont [H, T, S] (têtes, requêtes, clés) ou [B, H, T, S] ; reçu : {shape}.");

    public static string TokensDiffer(string axis, int tokens, int positions)
    {
        var side = axis == "rows"
            ? In($"queries (rows, the size T)", $"requêtes (rows, la taille T)")
            : In($"keys (columns, the size S)", $"clés (columns, la taille S)");
        return In(
            $"AttentionMap: {tokens} tokens for {positions} {side} of the weights. There must be one a position.",
            $"AttentionMap : {tokens} mots pour {positions} {side} des poids. Il en faut un par position.");
    }

    public static string NoSuchBatch(int batch, int size) => In(
        $"AttentionMap: the batch has {size} examples, there is no example {batch}.", $"AttentionMap : le lot a {size} exemples, "
            + $"l'exemple {batch} n'existe pas.");

    public static string NotAGrid(string chart, int rows, int columns) => In(
        $"{chart}: needs at least 2 rows and 2 columns of numbers; got {rows} × {columns}.",
        $"{chart} : il faut au moins 2 lignes et 2 colonnes de nombres ; reçu : {rows} × {columns}.");

    public static string LevelsNotFinite => In(
        $"Chart.Contour: every level must be a finite number.", $"Chart.Contour : chaque niveau doit être un nombre fini.");

    public static string BadElevation => In(
        $"Chart.Surface: the elevation is between 5 and 85 degrees above the plane.",
        $"Chart.Surface : l'élévation est comprise entre 5 et 85 degrés au-dessus du plan.");

    public static string OnlyPointsOnSurface => In(
        $"Chart.Combine: on a surface lie lines and points (Chart.Line, Chart.Scatter); another surface goes beside it, with Chart.Grid.",
        $"Chart.Combine : sur une surface se posent des lignes et des points (Chart.Line, Chart.Scatter) ; une autre surface se met à "
            + $"côté, avec Chart.Grid.");

    public static string ImagesStandAlone => In(
        $"Chart.Combine: nothing is laid over images; for weights over an image, write Chart.Image(image, overlay: weights).",
        $"Chart.Combine : rien ne se superpose aux images ; pour des poids sur une image, écrivez Chart.Image(image, overlay: weights).");

    public static string NotImages(Shape shape) => In(
        $"Chart.Image: images are [Y, X] (grey), [3, Y, X] (colour), [B, 1, Y, X] or [B, 3, Y, X]; got {shape}.",
        $"Chart.Image : les images sont [Y, X] (grises), [3, Y, X] (en couleurs), [B, 1, Y, X] ou [B, 3, Y, X] ; reçu : {shape}.");

    public static string OverlayDiffers(Shape overlay, int images) => In(
        $"Chart.Image: the overlay is [Y', X'], or [B, Y', X'] with one for each of the {images} images; got {overlay}.",
        $"Chart.Image : le calque est [Y', X'], ou [B, Y', X'] avec un calque pour chacune des {images} images ; reçu : {overlay}.");

    public static string CaptionsDiffer(int captions, int images) => In(
        $"Chart.Image: {captions} captions for {images} images. There must be one an image.",
        $"Chart.Image : {captions} légendes pour {images} images. Il en faut une par image.");

    public static string TooManyPictures(int count, int most) => In(
        $"Chart.Image: {count} images are too many to be seen; draw at most {most}, for example images.Slice(0, 0, 100).",
        $"Chart.Image : {count} images sont trop pour être vues ; dessinez-en au plus {most}, par exemple images.Slice(0, 0, 100).");

    public static string WeightsOfWords(int words, int weights) => In(
        $"TextHeatmap: {weights} weights for {words} words. There must be one a word; cut padding off both.",
        $"TextHeatmap : {weights} poids pour {words} mots. Il en faut un par mot ; retirez le remplissage des deux.");

    public static string MarksOfWords(int words, int marks) => In(
        $"TextHeatmap: {marks} marks for {words} words. There must be one a word.",
        $"TextHeatmap : {marks} marques pour {words} mots. Il en faut une par mot.");

    public static string NegativeWeight(string word, string weight) => In(
        $"TextHeatmap: the weight of \"{word}\" is {weight}. Weights are not negative; take their softmax or absolute value.",
        $"TextHeatmap : le poids de « {word} » est {weight}. Les poids ne sont pas négatifs ; prenez leur softmax ou leur valeur absolue.");

    public static string TooLargeForSteps(int length, int mostLength, int width, int mostWidth) => In(
        $"AttentionSteps: {length} positions, {width} wide. Steps are read number by number: at most {mostLength} positions, "
            + $"{mostWidth} wide. For more, draw the weights with AttentionMap.Of.",
        $"AttentionSteps : {length} positions de largeur {width}. Les étapes se lisent nombre par nombre : au plus {mostLength} positions "
            + $"de largeur {mostWidth}. Au-delà, dessinez les poids avec AttentionMap.Of.");

    public static string TokensOfSteps(int tokens, int positions) => In(
        $"AttentionSteps: {tokens} tokens for {positions} positions (rows of X). There must be one a position.",
        $"AttentionSteps : {tokens} mots pour {positions} positions (lignes de X). Il en faut un par position.");

    public static string NamesOfProduct(int names) => In(
        $"MatrixProduct: {names} names. There must be three: of the left matrix, the right one and the result.",
        $"MatrixProduct : {names} noms. Il en faut trois : ceux de la matrice de gauche, de celle de droite et du résultat.");

    public static string WordsOfProduct(string axis, int words, int count) => In(
        $"MatrixProduct: {words} words in {axis} for {count} rows or columns. There must be one each.",
        $"MatrixProduct : {words} mots dans {axis} pour {count} lignes ou colonnes. Il en faut un pour chacune.");

    public static string NoSuchPosition(int position, int length) => In(
        $"AttentionSteps: there is no position {position}; positions go from 0 to {length - 1}.",
        $"AttentionSteps : la position {position} n'existe pas ; les positions vont de 0 à {length - 1}.");

    public static string NoGraph => In(
        $"DrawGraph: nothing is remembered of how this tensor was computed. Set RequiresGrad = true on an input before computing, "
            + $"and compute outside Tensor.NoGrad.",
        $"DrawGraph : rien n'est retenu de la façon dont ce tenseur a été calculé. Mettez RequiresGrad = true sur une entrée avant le "
            + $"calcul, et calculez hors de Tensor.NoGrad.");

    public static string GraphTooLarge(int count, int most) => In(
        $"DrawGraph: this graph has {count} tensors; a drawing can be read up to {most}. Draw a part: one layer, or one step on "
            + $"x.Detach().",
        $"DrawGraph : ce graphe a {count} tenseurs ; un dessin se lit jusqu'à {most}. Dessinez-en une partie : une couche, ou une "
            + $"étape sur x.Detach().");
}
