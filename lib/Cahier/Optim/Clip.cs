using Cahier.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Cahier.Optim;

/// <summary>Keeps gradients from exploding, between Backward and Step (Pascanu et al. 2013).</summary>
public static class Clip
{
    /// <summary>Cuts every number of every gradient to ±<paramref name="limit"/>.</summary>
    public static void Value(IEnumerable<Tensor> parameters, float limit)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Bounds.AtLeast(limit, 0);
        foreach (var parameter in parameters)
        {
            if (parameter.Grad is { } gradient)
                TensorPrimitives.Clamp(gradient.AsSpan(), -limit, limit, gradient.AsSpan());
        }
    }

    /// <summary>
    /// Shortens the gradient of all parameters together, taken as one vector, to a Euclidean norm of at most <paramref name="max"/>;
    /// it keeps its direction. Pascanu et al. 2013, algorithm 1, as PyTorch computes it.
    /// </summary>
    /// <returns>The norm before: a good thing to draw.</returns>
    public static float Norm(IEnumerable<Tensor> parameters, float max)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Bounds.AtLeast(max, 0);
        IReadOnlyCollection<Tensor> all = parameters as IReadOnlyCollection<Tensor> ?? [.. parameters];
        var squares = 0.0;
        foreach (var parameter in all)
        {
            if (parameter.Grad is { } gradient)
                squares += SumOfSquares(gradient.AsSpan());
        }

        var norm = (float)Math.Sqrt(squares);
        var factor = max / (norm + 1e-6f);
        if (factor >= 1)
            return norm;
        foreach (var parameter in all)
        {
            if (parameter.Grad is { } gradient)
                TensorPrimitives.Multiply(gradient.AsSpan(), factor, gradient.AsSpan());
        }
        return norm;
    }

    // Float sums of short stretches, added in double: as fast as floats alone, and millions of numbers lose no digits.
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        const int Stretch = 4096;
        var sum = 0.0;
        for (; values.Length > Stretch; values = values[Stretch..])
            sum += TensorPrimitives.SumOfSquares(values[..Stretch]);
        return sum + TensorPrimitives.SumOfSquares(values);
    }
}
