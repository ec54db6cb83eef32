namespace Cahier.Tensors;

/// <summary>Compares the gradients that <see cref="Tensor.Backward()"/> computes with slopes measured by small steps.</summary>
public static class Gradients
{
    /// <summary>
    /// For every element of every input, compares ∂L/∂x with (L(x + h) − L(x − h))/2h, where L is the sum of the results of
    /// <paramref name="f"/>, each weighted by a number of its own so that no error hides in another.
    /// </summary>
    /// <param name="f">The function, of any shape.</param>
    /// <param name="inputs">Where to check; their RequiresGrad is set, their gradients are overwritten.</param>
    /// <param name="step">h. In 32-bit floats about 1e-2 balances rounding (2⁻²⁴/h) against curvature (h²).</param>
    /// <returns>The largest difference, and where it is.</returns>
    public static GradientCheck Check(Func<Tensor[], Tensor> f, Tensor[] inputs, float step = 1e-2f)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var input in inputs)
        {
            input.RequiresGrad = true;
            input.ZeroGrad();
        }

        var result = f(inputs);
        var weights = Tensor.Empty(result.Shape);
        for (var i = 0; i < weights.Count; i++)
            weights.AsSpan()[i] = 0.5f + 0.25f * (i % 5);
        result.Backward(weights);

        var worst = new GradientCheck(0, 0, 0, 0, 0);
        for (var which = 0; which < inputs.Length; which++)
        {
            var computed = inputs[which].Grad?.ToArray() ?? new float[inputs[which].Count];
            for (var i = 0; i < computed.Length; i++)
            {
                var slope = Slope(f, inputs, inputs[which], i, weights, step);
                var error = Math.Abs(computed[i] - slope) / Math.Max(1, Math.Abs(slope));
                if (error > worst.Error || double.IsNaN(error))
                    worst = new GradientCheck(error, which, i, computed[i], slope);
            }
        }
        return worst;
    }

    private static double Slope(Func<Tensor[], Tensor> f, Tensor[] inputs, Tensor input, int i, Tensor weights, float step)
    {
        using var noGradient = Tensor.NoGrad();
        var before = input.AsSpan()[i];
        var (above, below) = (before + step, before - step);
        input.AsSpan()[i] = above;
        var higher = f(inputs).ToArray();       // copied: the result may be a view of the input
        input.AsSpan()[i] = below;
        var lower = f(inputs).ToArray();
        input.AsSpan()[i] = before;

        var difference = 0.0;
        for (var j = 0; j < weights.Count; j++)
            difference += ((double)higher[j] - lower[j]) * weights.AsSpan()[j];
        return difference / ((double)above - below);
    }
}

/// <summary>The largest difference between computed gradients and measured slopes.</summary>
/// <param name="Error">The difference, relative where the slope is larger than 1.</param>
/// <param name="Input">Which of the inputs.</param>
/// <param name="Index">Which of its elements, counted row after row.</param>
/// <param name="Computed">The gradient that Backward computed there.</param>
/// <param name="Measured">The slope that small steps measured there.</param>
public sealed record GradientCheck(double Error, int Input, int Index, double Computed, double Measured);
