using Cahier.Tensors;

namespace Cahier;

internal static partial class Messages
{
    public static string TooSmall(string name, string value, string least) => In(
        $"{name} is {value}; it must be at least {least}.",
        $"{name} vaut {value} ; il faut au moins {least}.");

    public static string TooLarge(string name, string value, string most) => In(
        $"{name} is {value}; it must be at most {most}.",
        $"{name} vaut {value} ; il faut au plus {most}.");

    public static string NotPositive(string name, string value) => In(
        $"{name} is {value}; it must be above 0.",
        $"{name} vaut {value} ; il faut plus que 0.");

    public static string NoParameter(Shape shape) => In(
        $"Parameters of shape {shape}: each length must be at least 1. Give the layer a width, number of channels or filter size above 0.",
        $"Paramètres de forme {shape} : chaque longueur doit valoir au moins 1. Donnez à la couche une largeur, un nombre de canaux ou "
            + $"une taille de filtre supérieurs à 0.");

    public static string NotAProbabilityTarget(float target) => In(
        $"BinaryCrossEntropyWithLogits: a target is {target}; each is a probability, from 0 to 1. For classes, write 0 or 1.",
        $"BinaryCrossEntropyWithLogits : une cible vaut {target} ; chacune est une probabilité, de 0 à 1. Pour des classes, écrivez "
            + $"0 ou 1.");
}
