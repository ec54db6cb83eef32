using Cahier.Tensors;

namespace Cahier;

internal static partial class Messages
{
    public static string ChannelsDiffer(Shape x, Shape weight) => In(
        $"Conv2d: x {x} has {x[1]} channels, the second axis; the filters {weight}, [out, in, Y, X], take {weight[1]}.",
        $"Conv2d : x {x} a {x[1]} canaux, le deuxième axe ; les filtres {weight}, [sorties, entrées, Y, X], en prennent {weight[1]}.");

    public static string WindowTooLarge(string operation, Shape x, int kernelY, int kernelX, int padding) => In(
        $"{operation}: a window of {kernelY} × {kernelX} does not fit into images of {x[2]} × {x[3]} with a padding of {padding}. Take a "
            + $"smaller window, or more padding.",
        $"{operation} : une fenêtre de {kernelY} × {kernelX} n'entre pas dans des images de {x[2]} × {x[3]} avec une marge de {padding}. "
            + $"Prenez une fenêtre plus petite, ou plus de marge (padding).");

    public static string OneNumberPerChannel(Shape x) => In(
        $"BatchNorm: x {x} has only one number for each channel, which is its own mean. While learning, give a batch of at least two.",
        $"BatchNorm : x {x} n'a qu'un nombre par canal, qui est sa propre moyenne. Pour apprendre, donnez un lot d'au moins deux.");

    public static string NotAModule(int index) => In(
        $"Sequential: layer {index} is not a Module, so that its parameters could not be found.",
        $"Sequential : la couche {index} n'est pas un Module, ses paramètres seraient introuvables.");

    public static string FilterHasNoCentre(Shape filter) => In(
        $"Correlate: a filter {filter} has no pixel in its centre. Take a square one of odd size, such as [3, 3].",
        $"Correlate : un filtre {filter} n'a pas de pixel au centre. Prenez-en un carré de taille impaire, comme [3, 3].");

    public static string PatchesDoNotFit(Shape shape, int size) => In(
        $"Patches: patches of {size} × {size} do not fit {shape} evenly. Take a size that divides rows and columns.",
        $"Patches : des morceaux de {size} × {size} ne recouvrent pas exactement {shape}. Prenez une taille qui divise lignes et "
            + $"colonnes.");

    public static string DependentColumns(int rows, int columns) => In(
        $"LeastSquares: of {rows} equations and {columns} unknowns some follow from others, so that there is no one answer. Give a ridge "
            + $"above 0, or leave out columns that repeat others.",
        $"LeastSquares : parmi {rows} équations et {columns} inconnues, certaines découlent d'autres : il n'y a pas de réponse unique. "
            + $"Donnez un ridge positif, ou retirez les colonnes qui en répètent d'autres.");
}
