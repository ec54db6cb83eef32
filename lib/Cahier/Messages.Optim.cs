using Cahier.Tensors;

namespace Cahier;

// What optimizers, losses and the operations that choose elements say of a mistake.
internal static partial class Messages
{
    public static string NesterovWithoutMomentum() => In(
        $"Sgd: nesterov looks ahead along the velocity, so it needs a momentum above 0, such as 0.9.",
        $"Sgd : nesterov regarde où mène la vitesse, il lui faut donc un momentum supérieur à 0, par exemple 0.9.");

    public static string NotASign(float target) => In(
        $"Hinge: a target is {target}; each must be -1 or +1. For classes 0 and 1: 2 * targets - 1.",
        $"Hinge : une cible vaut {target} ; chacune doit valoir -1 ou +1. Pour des classes 0 et 1 : 2 * targets - 1.");

    public static string TopOutOfRange(int k, Shape shape) => In(
        $"TopK: {k} of a last axis of {shape[-1]} in {shape}. Take 1 to {shape[-1]}.",
        $"TopK : {k} d'un dernier axe de {shape[-1]} dans {shape}. Prenez de 1 à {shape[-1]}.");

    public static string IndexCount(string operation, int given, int axis, Shape shape, int expected) => In(
        $"{operation}: {given} indices along axis {axis} of {shape}; the other axes have {expected} positions. Give one for each.",
        $"{operation} : {given} indices le long de l'axe {axis} de {shape} ; les autres axes ont {expected} positions. Donnez-en un pour "
            + $"chacune.");

    public static string UnknownNorm(int order) => In(
        $"Norm: order {order}. Only 1, the sum of absolute values, and 2, Euclid's length, are known. For an axis, write Norm(2, axis).",
        $"Norm : ordre {order}. Seuls sont connus 1, la somme des valeurs absolues, et 2, la longueur d'Euclide. Pour un axe, écrivez "
            + $"Norm(2, axis).");

    public static string CannotBroadcastTo(string operation, Shape from, Shape to) => In(
        $"{operation}: {from} cannot be repeated to {to}. Each axis, aligned at the last one, must have the same length there, or be 1 or "
            + $"missing here.",
        $"{operation} : {from} ne peut être répété jusqu'à {to}. Chaque axe, aligné sur le dernier, doit y avoir la même longueur, ou "
            + $"valoir 1 ou manquer ici.");

    public static string NoBatches() => In(
        $"Fit: there is no batch to learn from.", $"Fit : il n'y a aucun lot (batch) à apprendre.");

    public static string PatienceWithoutValidation() => In(
        $"Fit: patience counts epochs without a lower validation loss. Give validation: () => the loss on examples that are not learned.",
        $"Fit : patience compte les époques sans baisse de la perte de validation. Donnez validation: () => la perte sur des exemples qui "
            + $"ne sont pas appris.");

    public static string BatchSize(int size) => In(
        $"Batches: a size of {size}. Take at least 1.", $"Batches : une taille de {size}. Prenez au moins 1.");

    public static string NotAShare(double share) => In(
        $"Split: a share of {share}. Give the first part's share of the examples, from 0 to 1.",
        $"Split : une part de {share}. Donnez la part des exemples qui va au premier morceau, de 0 à 1.");

    public static string NoRoom(float margin) => In(
        $"Separable: a margin of {margin} leaves no room in the square. Take 0 to 0.5, without 0.5.",
        $"Separable : une marge de {margin} ne laisse pas de place dans le carré. Prenez de 0 à 0.5 exclu.");
}
