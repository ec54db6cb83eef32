using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Nn;

/// <summary>First values of parameters, by PyTorch's rules.</summary>
internal static class Initialization
{
    private const int BlockLength = 1 << 15;
    private const long OperationsEach = 20;      // to draw one number

    /// <summary>
    /// Uniform in ±1/√D, D the number of inputs: what PyTorch gives a Linear's weight (kaiming_uniform with a = √5, which is
    /// √(6/((1 + 5)·D))) and its bias.
    /// </summary>
    public static Tensor KaimingUniform(int inputs, Random random, params int[] shape) =>
        Uniform(1 / MathF.Sqrt(inputs), random, shape);

    /// <summary>Uniform in ±√(6/(inputs + outputs)) for a weight [outputs, inputs] (Glorot and Bengio 2010, eq. 16).</summary>
    public static Tensor XavierUniform(int outputs, int inputs, Random random) =>
        Uniform(MathF.Sqrt(6f / (inputs + outputs)), random, outputs, inputs);

    /// <summary>
    /// What BERT and GPT-2 begin with: normal numbers of deviation 0.02 in every matrix, biases 0; normalisations are left as they are.
    /// </summary>
    public static void SmallNormal(Module model, Random random, float deviation = 0.02f)
    {
        foreach (var (name, parameter) in model.NamedParameters())
        {
            if (parameter.Rank >= 2)
                Normal(parameter, deviation, random);
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                parameter.AsSpan().Clear();
        }
    }

    /// <summary>
    /// Divides by √n the maps whose results are added to the residual path, n of them one after the other, so that their sum keeps its
    /// variance (Radford et al. 2019, section 2.3).
    /// </summary>
    public static void ShrinkResiduals(Module model, int n)
    {
        foreach (var (name, parameter) in model.NamedParameters())
        {
            if (!name.EndsWith("out_proj.weight", StringComparison.Ordinal) && !name.EndsWith("linear2.weight", StringComparison.Ordinal))
                continue;
            foreach (ref var value in parameter.AsSpan())
                value /= MathF.Sqrt(n);
        }
    }

    /// <summary>Normal numbers of mean 0.</summary>
    public static Tensor Normal(Shape shape, float deviation, Random random)
    {
        var values = Tensor.Randn(random, shape);
        foreach (ref var value in values.AsSpan())
            value *= deviation;
        return values;
    }

    private static void Normal(Tensor parameter, float deviation, Random random)
    {
        using var scope = Tensor.NewDisposeScope();
        Normal(parameter.Shape, deviation, random).AsSpan().CopyTo(parameter.AsSpan());
    }

    private static Tensor Uniform(float bound, Random random, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (shape.Any(length => length < 1))
            throw new ShapeException(Messages.NoParameter(shape));

        var values = Tensor.Empty(shape);
        // Every block has a generator of its own: cores share the blocks, and the numbers do not depend on how.
        int[] seeds = [.. Enumerable.Range(0, (values.Count + BlockLength - 1) / BlockLength).Select(_ => random.Next())];
        Cores.Split(seeds.Length, values.Count * OperationsEach, (from, to) =>
        {
            for (var block = from; block < to; block++)
            {
                var start = block * BlockLength;
                var own = new Random(seeds[block]);
                foreach (ref var value in values.AsSpan()[start..Math.Min(start + BlockLength, values.Count)])
                    value = bound * (2 * own.NextSingle() - 1);
            }
        });
        return values;
    }
}
