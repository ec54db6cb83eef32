namespace Cahier;

// What optimizers, losses and trainings say of a mistake.
internal static partial class Messages
{
    public static string NesterovWithoutMomentum() => In(
        $"Sgd: nesterov looks ahead along the velocity, so it needs a momentum above 0, such as 0.9.",
        $"Sgd : nesterov regarde où mène la vitesse, il lui faut donc un momentum supérieur à 0, par exemple 0.9.");
}
