using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

/// <summary>Operations that layers are made of, each with its backward written by hand beside it.</summary>
public static partial class Functional
{
    /// <summary>y = x·Wᵀ + b: each output is a weighted sum of the inputs.</summary>
    /// <param name="x">[…, in]</param>
    /// <param name="weight">[out, in]</param>
    /// <param name="bias">[out], or null for none</param>
    /// <returns>[…, out]</returns>
    /// <exception cref="ShapeException">
    /// The last axis of x is not as wide as the weight, or the bias is not [out], or there is no example.
    /// </exception>
    public static Tensor Linear(Tensor x, Tensor weight, Tensor? bias = null)
    {
        Shape.RequireRank(x, 1, nameof(Linear), nameof(x));
        Shape.RequireExamples(x, nameof(Linear), nameof(x));
        Shape.RequireExactRank(weight, 2, nameof(Linear), nameof(weight));
        var (outputs, inputs) = (weight.Dim(0), weight.Dim(1));
        if (x.Dim(-1) != inputs)
            throw new ShapeException(Messages.LinearWidth(x.Shape, weight.Shape));
        if (bias is not null)
            Shape.Require(bias, [outputs], nameof(Linear), nameof(bias));

        var rows = x.Count / inputs;
        var y = Tensor.Empty(x.Shape.With(x.Rank - 1, outputs));
        Gemm.MultiplyByTransposed(
            rows, outputs, inputs, x.AsSpan(), inputs, weight.AsSpan(), inputs, y.AsSpan(), outputs, bias is null ? [] : bias.AsSpan());

        return Tensor.Result(y, [x, weight, bias], (x, weight, bias), static (forward, dy) =>
        {
            // y = x·Wᵀ + b: dx = dy·W, dW = dyᵀ·x, db = Σ dy
            var (x, weight, bias) = forward;
            var (outputs, inputs) = (weight.Dim(0), weight.Dim(1));
            var rows = x.Count / inputs;
            if (x.RequiresGrad)
            {
                var dx = x.GradientBuffer(out var add).AsSpan();
                Gemm.Multiply(rows, inputs, outputs, dy.AsSpan(), outputs, weight.AsSpan(), inputs, dx, inputs, add);
            }
            if (weight.RequiresGrad)
            {
                var dw = weight.GradientBuffer(out var add).AsSpan();
                Gemm.MultiplyTransposed(outputs, inputs, rows, dy.AsSpan(), outputs, x.AsSpan(), inputs, dw, inputs, add);
            }
            bias?.AddGradient(dy);
        });
    }
}
