using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>While learning, puts each number to 0 with probability p and divides the others by 1 − p (Srivastava et al. 2014).</summary>
/// <param name="probability">p, from 0 to below 1.</param>
/// <param name="random">Draws what is dropped.</param>
public sealed class Dropout(float probability, Random random) : Module, ILayer
{
    private readonly float _probability = probability is >= 0 and < 1
        ? probability
        : throw new ArgumentOutOfRangeException(
            nameof(probability), Messages.NotAProbability(nameof(Dropout), nameof(probability), probability));

    /// <summary>Drops at random while learning; otherwise returns <paramref name="x"/> itself.</summary>
    /// <param name="x">any shape</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x) => Training ? Functional.Dropout(x, _probability, random) : x;
}
