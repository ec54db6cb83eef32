using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// y = x·Wᵀ + b for some rows of a larger W and b: they are not taken apart, and their gradients go where they came from.
    /// </summary>
    /// <param name="x">[…, in]</param>
    /// <param name="weight">[rows, in]</param>
    /// <param name="bias">[rows], or null for none</param>
    /// <param name="first">The first row to use.</param>
    /// <param name="outputs">How many rows to use.</param>
    /// <returns>[…, outputs]</returns>
    internal static Tensor LinearRows(Tensor x, Tensor weight, Tensor? bias, int first, int outputs)
    {
        var inputs = weight.Dim(1);
        if (x.Dim(-1) != inputs)
            throw new ShapeException(Messages.LinearWidth(x.Shape, weight.Shape));

        Shape.RequireExamples(x, nameof(Linear), nameof(x));
        var used = weight.AsSpan().Slice(first * inputs, outputs * inputs);
        var y = Tensor.Empty(x.Shape.With(x.Rank - 1, outputs));
        Gemm.MultiplyByTransposed(
            x.Count / inputs, outputs, inputs, x.AsSpan(), inputs, used, inputs, y.AsSpan(), outputs,
            bias is null ? [] : bias.AsSpan().Slice(first, outputs));

        return Tensor.Result(y, [x, weight, bias], (x, weight, bias, first, outputs), static (forward, dy) =>
        {
            // y = x·Wᵀ + b: dx = dy·W, dW = dyᵀ·x, db = Σ dy
            var (x, weight, bias, first, outputs) = forward;
            var inputs = weight.Dim(1);
            var rows = x.Count / inputs;
            if (x.RequiresGrad)
            {
                var used = weight.AsSpan().Slice(first * inputs, outputs * inputs);
                var dx = x.GradientBuffer(out var add).AsSpan();
                Gemm.Multiply(rows, inputs, outputs, dy.AsSpan(), outputs, used, inputs, dx, inputs, add);
            }
            if (weight.RequiresGrad)
            {
                var dw = WholeGradient(weight).AsSpan().Slice(first * inputs, outputs * inputs);
                Gemm.MultiplyTransposed(outputs, inputs, rows, dy.AsSpan(), outputs, x.AsSpan(), inputs, dw, inputs, add: true);
            }
            if (bias is { RequiresGrad: true })
            {
                var db = WholeGradient(bias).AsSpan().Slice(first, outputs);
                TensorPrimitives.Add(db, dy.SumTo([outputs]).AsSpan(), db);
            }
        }, nameof(Linear));
    }
}
