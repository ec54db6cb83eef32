using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>First values of parameters, by PyTorch's rules.</summary>
internal static class Initialization
{
    /// <summary>
    /// Uniform in ±1/√D, D the number of inputs: what PyTorch gives a Linear's weight (kaiming_uniform with a = √5, which is
    /// √(6/((1 + 5)·D))) and its bias.
    /// </summary>
    public static Tensor KaimingUniform(int inputs, Random random, params int[] shape) =>
        Uniform(1 / MathF.Sqrt(inputs), random, shape);

    /// <summary>Uniform in ±√(6/(inputs + outputs)) for a weight [outputs, inputs] (Glorot and Bengio 2010, eq. 16).</summary>
    public static Tensor XavierUniform(int outputs, int inputs, Random random) =>
        Uniform(MathF.Sqrt(6f / (inputs + outputs)), random, outputs, inputs);

    private static Tensor Uniform(float bound, Random random, params int[] shape)
    {
        var values = Tensor.Zeros(shape);
        foreach (ref var value in values.AsSpan())
            value = bound * (2 * random.NextSingle() - 1);
        return values;
    }
}
