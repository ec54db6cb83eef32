using Cahier.Tensors;

namespace Cahier;

/// <summary>What the library says to a student, in both languages, each entry named after the situation.</summary>
internal static partial class Messages
{
    public static string UnknownLanguage(string code) =>
        $"Language.Use(\"{code}\"): \"fr\" ou \"en\" / \"fr\" or \"en\".";

    public static string InnerDimensions(Shape a, Shape b)
    {
        var hint = a[-1] == b[-1] ? In($" Did you mean b.Transpose()?", $" Vouliez-vous b.Transpose() ?")
            : a[-2] == b[-2] ? In($" Did you mean a.Transpose()?", $" Vouliez-vous a.Transpose() ?")
            : "";
        return In(
            $"MatMul: {a} × {b}: inner dimensions {a[-1]} and {b[-2]} differ.",
            $"MatMul : {a} × {b} : les dimensions intérieures {a[-1]} et {b[-2]} diffèrent.") + hint;
    }

    public static string CannotBroadcast(string operation, Shape a, Shape b, int axis, int left, int right) => In(
        $"{operation}: {a} and {b} cannot be broadcast together: axis {axis} is {left} here, {right} there. Shapes are aligned at "
            + $"the last axis; lengths must be equal, or one of them 1.",
        $"{operation} : {a} et {b} ne se superposent pas (broadcast) : l'axe {axis} vaut {left} d'un côté, {right} de l'autre. "
            + $"Les formes s'alignent sur le dernier axe ; les longueurs doivent être égales, ou l'une valoir 1.");

    public static string WrongShape(string operation, string name, Shape actual, Shape expected) => In(
        $"{operation}: {name} is {actual}, expected {expected}.",
        $"{operation} : {name} est de forme {actual}, on attendait {expected}.");

    public static string WrongRank(string operation, string name, Shape actual, int expected) => In(
        $"{operation}: {name} is {actual}, of rank {actual.Rank}; rank {expected} is needed.",
        $"{operation} : {name} est de forme {actual}, de rang {actual.Rank} ; il faut le rang {expected}.");

    public static string RankTooSmall(string operation, string name, Shape actual, int atLeast) => In(
        $"{operation}: {name} is {actual}, of rank {actual.Rank}; at least rank {atLeast} is needed. Reshape or Unsqueeze add axes.",
        $"{operation} : {name} est de forme {actual}, de rang {actual.Rank} ; il faut au moins le rang {atLeast}. Reshape ou "
            + $"Unsqueeze ajoutent des axes.");

    public static string WrongCount(string operation, int values, Shape shape) => In(
        $"{operation}: {values} values do not fill {shape}, which holds {shape.Count}.",
        $"{operation} : {values} valeurs ne remplissent pas {shape}, qui en contient {shape.Count}.");

    public static string CannotReshape(Shape from, Shape to) => In(
        $"Reshape: {from} holds {from.Count} values and cannot become {to}. One length may be -1: what remains.",
        $"Reshape : {from} contient {from.Count} valeurs et ne peut devenir {to}. Une longueur peut valoir -1 : ce qui reste.");

    public static string CannotSqueeze(int axis, Shape shape) => In(
        $"Squeeze: axis {axis} of {shape} is {shape[axis]} long; only an axis of length 1 can go.",
        $"Squeeze : l'axe {axis} de {shape} est de longueur {shape[axis]} ; seul un axe de longueur 1 peut disparaître.");

    public static string AxisOutOfRange(string operation, int axis, Shape shape) => In(
        $"{operation}: {shape} has no axis {axis}: its {shape.Rank} axes are counted from 0, or from -1 backwards.",
        $"{operation} : {shape} n'a pas d'axe {axis} : ses {shape.Rank} axes se comptent à partir de 0, ou de -1 en arrière.");

    public static string EmptyAxis(string operation, int axis, Shape shape) => In(
        $"{operation}: axis {axis} of {shape} is empty.",
        $"{operation} : l'axe {axis} de {shape} est vide.");

    public static string TooManyNumbers(int[] lengths) => In(
        $"[{string.Join(", ", lengths)}]: more numbers than a tensor can hold, some two thousand million.",
        $"[{string.Join(", ", lengths)}] : plus de nombres que n'en peut contenir un tenseur, environ deux milliards.");

    public static string NegativeLength(Shape shape) => In(
        $"{shape} has a negative length. Only Reshape takes -1: what remains.",
        $"{shape} a une longueur négative. Seul Reshape accepte -1 : ce qui reste.");

    public static string StepOfZero() => In($"Arange: the step must not be 0.", $"Arange : le pas ne doit pas être 0.");

    public static string WrongIndexCount(int[] index, Shape shape)
    {
        var given = $"[{string.Join(", ", index)}]";
        var needed = In(
            $"{given} does not name one number of a tensor {shape}, which takes {Several(shape.Rank, "index", "indices")}.",
            $"{given} ne désigne pas un nombre d'un tenseur {shape}, qui demande {Several(shape.Rank, "indice", "indices")}.");
        if (index.Length > shape.Rank)
            return needed;

        var part = $"t[{string.Join(", ", [.. index.Select(i => $"{i}"), .. Enumerable.Repeat("..", shape.Rank - index.Length)])}]";
        return needed + In($" For a part, write a range: {part}.", $" Pour une partie, écrivez un intervalle : {part}.");
    }

    public static string TooManyParts(int given, Shape shape) => In(
        $"{given} indices or ranges for a tensor {shape}, which has {Several(shape.Rank, "axis", "axes")}.",
        $"{given} indices ou intervalles pour un tenseur {shape}, qui a {Several(shape.Rank, "axe", "axes")}.");

    public static string IndexOutOfRange(string index, int axis, Shape shape) => shape[axis] == 0
        ? In(
            $"Index {index} is outside axis {axis} of {shape}: the axis is empty.",
            $"L'indice {index} sort de l'axe {axis} de {shape} : l'axe est vide.")
        : In(
            $"Index {index} is outside axis {axis} of {shape}: it goes from 0 to {shape[axis] - 1}.",
            $"L'indice {index} sort de l'axe {axis} de {shape} : il va de 0 à {shape[axis] - 1}.");

    public static string RangeOutOfRange(string range, int axis, Shape shape) => In(
        $"{range} is outside axis {axis} of {shape}, whose length is {shape[axis]}.",
        $"{range} sort de l'axe {axis} de {shape}, de longueur {shape[axis]}.");

    public static string SliceOutOfRange(int start, int length, int axis, Shape shape) => In(
        $"Slice: {length} entries from {start} on do not lie within axis {axis} of {shape}, whose length is {shape[axis]}.",
        $"Slice : {length} éléments à partir de {start} sortent de l'axe {axis} de {shape}, de longueur {shape[axis]}.");

    public static string ItemOfMany(Shape shape) => In(
        $"Item: {shape} holds {shape.Count} numbers, not one. Use indices, or Sum() or Mean() first.",
        $"Item : {shape} contient {shape.Count} nombres, pas un seul. Utilisez des indices, ou d'abord Sum() ou Mean().");

    public static string BackwardOfMany(Shape shape) => In(
        $"Backward: {shape} holds {shape.Count} numbers; the gradient is that of a single one, the loss. Use Sum() or Mean() "
            + $"first, or Backward(seed).",
        $"Backward : {shape} contient {shape.Count} nombres ; le gradient est celui d'un seul, la perte. Utilisez d'abord Sum() "
            + $"ou Mean(), ou Backward(seed).");

    public static string NoGradientHere() => In(
        $"Backward: nothing here requires a gradient. Set RequiresGrad = true on the inputs before computing, and compute outside "
            + $"NoGrad().",
        $"Backward : rien ici ne demande de gradient. Mettez RequiresGrad = true sur les entrées avant le calcul, et calculez "
            + $"hors de NoGrad().");

    public static string NotALeaf() => In(
        $"RequiresGrad = false only on inputs and parameters; this is the result of an operation. Use Detach() or NoGrad().",
        $"RequiresGrad = false seulement sur une entrée ou un paramètre ; ceci est le résultat d'une opération. Utilisez Detach() "
            + $"ou NoGrad().");

    public static string ScopeEnded() => In(
        $"This tensor's scope (NewDisposeScope) has ended and its memory was given back. Call MoveToOuterScope() on it before, or "
            + $"scope.Keep(tensor).",
        $"La portée (NewDisposeScope) de ce tenseur est terminée et sa mémoire a été rendue. Appelez avant MoveToOuterScope(), ou "
            + $"scope.Keep(tensor).");

    public static string NothingGiven(string operation) => In(
        $"{operation}: no tensor was given.",
        $"{operation} : aucun tenseur n'est donné.");

    public static string NoExamples(string operation, string name, Shape shape, int axis) => In(
        $"{operation}: {name} {shape} is empty: axis {axis} has length 0. Give at least one example.",
        $"{operation} : {name} {shape} est vide : l'axe {axis} est de longueur 0. Donnez au moins un exemple.");

    public static string CannotConcatenate(Shape first, Shape other, int axis) => In(
        $"Concatenate: {first} and {other} may differ on axis {axis} only.",
        $"Concatenate : {first} et {other} ne peuvent différer que sur l'axe {axis}.");

    public static string MaskDoesNotFit(string operation, Shape mask, Shape scores) => In(
        $"{operation}: a mask {mask} does not broadcast to {scores}.",
        $"{operation} : un masque {mask} ne s'étend pas à {scores}.");

    public static string LinearWidth(Shape x, Shape weight) => In(
        $"Linear: x {x} has a last axis of {x[-1]}; a weight {weight}, [out, in], takes {weight[-1]}.",
        $"Linear : le dernier axe de x {x} vaut {x[-1]} ; un poids {weight}, [sorties, entrées], en prend {weight[-1]}.");

    public static string HeadsDoNotDivide(Shape query, Shape value, int heads) => In(
        $"MultiHeadAttention: {heads} heads do not divide the widths of query {query} and value {value} evenly.",
        $"MultiHeadAttention : {heads} têtes ne divisent pas exactement les largeurs de query {query} et value {value}.");

    public static string UnknownId(string operation, int id, int count) => In(
        $"{operation}: {id} is not one of the {count} known ids, 0 to {count - 1}.",
        $"{operation} : {id} n'est pas l'un des {count} numéros connus, de 0 à {count - 1}.");

    public static string TargetCount(string operation, Shape scores, int targets) => In(
        $"{operation}: {targets} targets for scores {scores}; one is needed for each of the rows along the last axis.",
        $"{operation} : {targets} cibles pour des scores {scores} ; il en faut une pour chaque ligne du dernier axe.");

    public static string NotAProbability(string operation, string name, float value) => In(
        $"{operation}: {name} = {value} is not a probability in [0, 1).",
        $"{operation} : {name} = {value} n'est pas une probabilité de [0, 1[.");

    public static string NumberOutOfRange(int n, int largest) => In(
        $"NumberWords: {NumberText.Grouped(n)} is outside 0 to {NumberText.Grouped(largest)}.",
        $"NumberWords : {NumberText.Grouped(n)} sort de 0 à {NumberText.Grouped(largest)}.");

    public static string NothingToTrainOn(long heldOut) => In(
        $"NumberTranslation: {NumberText.Grouped(heldOut)} numbers held out leave none to train on. Take fewer.",
        $"NumberTranslation : {NumberText.Grouped(heldOut)} nombres mis de côté n'en laissent aucun pour l'apprentissage. "
            + $"Prenez-en moins.");

    private static string Several(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    /// <summary>Both languages side by side.</summary>
    private static string In(Sentence english, Sentence french) => (Language.Current == Language.French ? french : english).ToString();
}
