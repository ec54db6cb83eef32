namespace Cahier;

// What optimizers, losses and trainings say of a mistake.
internal static partial class Messages
{
    public static string NesterovWithoutMomentum() => In(
        $"Sgd: nesterov looks ahead along the velocity, so it needs a momentum above 0, such as 0.9.",
        $"Sgd : nesterov regarde où mène la vitesse, il lui faut donc un momentum supérieur à 0, par exemple 0.9.");

    public static string NotASign(float target) => In(
        $"Hinge: a target is {target}; each must be -1 or +1. For classes 0 and 1: 2 * targets - 1.",
        $"Hinge : une cible vaut {target} ; chacune doit valoir -1 ou +1. Pour des classes 0 et 1 : 2 * targets - 1.");
}
