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
}
