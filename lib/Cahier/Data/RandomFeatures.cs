using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>
/// A hidden layer that never learns: relu(x·W) with random W (Rahimi and Recht 2007). What follows it is linear, so the best fit can be
/// computed instead of learned, for any number of features.
/// </summary>
public sealed class RandomFeatures
{
    private readonly Tensor _weights;       // [D, P], each column of length about 1

    /// <summary>Draws the features.</summary>
    /// <param name="inputs">D, the width of x.</param>
    /// <param name="count">P, how many features at most.</param>
    /// <param name="seed">Decides them.</param>
    public RandomFeatures(int inputs, int count, int seed) =>
        _weights = (Tensor.Randn(new Random(seed), count, inputs).Transpose() / MathF.Sqrt(inputs)).OutliveAll();

    /// <summary>The first features of each example: more of them contain the fewer.</summary>
    /// <param name="x">[B, D]</param>
    /// <param name="count">How many; null: all P.</param>
    /// <returns>[B, count]</returns>
    public Tensor Of(Tensor x, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.MatMul(_weights.Slice(1, 0, count ?? _weights.Dim(1))).Relu();
    }
}
