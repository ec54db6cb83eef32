using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>Normalises the last axis: y = γ·(x − μ)/√(σ² + ε) + β (Ba et al. 2016, eq. 3-4).</summary>
    /// <param name="x">[…, D]</param>
    /// <param name="gamma">[D], scale γ</param>
    /// <param name="beta">[D], shift β, or null for none</param>
    /// <param name="epsilon">ε, keeps the division from failing where all are equal</param>
    /// <returns>[…, D]</returns>
    /// <exception cref="ShapeException">γ or β is not [D], or there is no example.</exception>
    public static Tensor LayerNorm(Tensor x, Tensor gamma, Tensor? beta, float epsilon = 1e-5f)
    {
        Shape.RequireRank(x, 1, nameof(LayerNorm), nameof(x));
        Shape.RequireExamples(x, nameof(LayerNorm), nameof(x));
        var width = x.Dim(-1);
        Shape.Require(gamma, [width], nameof(LayerNorm), nameof(gamma));
        if (beta is not null)
            Shape.Require(beta, [width], nameof(LayerNorm), nameof(beta));

        var rows = x.Shape.CountOf(0, x.Rank - 1);
        var normalized = Tensor.Empty(x.Shape);         // x̂ = (x − μ)/√(σ² + ε)
        var scales = Tensor.Empty([rows]);              // 1/√(σ² + ε)
        var y = Tensor.Empty(x.Shape);
        Cores.Split(rows, 10L * x.Count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var hat = normalized.Row(row, width);
                TensorPrimitives.Subtract(x.Row(row, width), TensorPrimitives.Sum<float>(x.Row(row, width)) / width, hat);
                var scale = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(hat) / width + epsilon);
                scales.AsSpan()[row] = scale;
                TensorPrimitives.Multiply(hat, scale, hat);
                if (beta is null)
                    TensorPrimitives.Multiply(hat, gamma.AsSpan(), y.Row(row, width));
                else
                    TensorPrimitives.MultiplyAdd(hat, gamma.AsSpan(), beta.AsSpan(), y.Row(row, width));
            }
        });

        return Tensor.Result(y, beta is null ? [x, gamma] : [x, gamma, beta], dy =>
        {
            // y = γ·x̂ + β
            if (gamma.RequiresGrad)
            {
                var dGamma = gamma.GradientBuffer(out var addGamma).AsSpan();
                if (!addGamma)
                    dGamma.Clear();
                for (var row = 0; row < rows; row++)
                    TensorPrimitives.MultiplyAdd(dy.Row(row, width), normalized.Row(row, width), dGamma, dGamma);
            }
            beta?.AddGradient(dy);

            // x̂ = (x − μ)/σ: what reaches x is dx̂ without its mean and without its part along x̂
            if (!x.RequiresGrad)
                return;
            var dx = x.GradientBuffer(out var add);
            Cores.Split(rows, 10L * x.Count, (from, to) =>
            {
                for (var row = from; row < to; row++)
                {
                    LayerNormRow.Backward(
                        dy.Row(row, width), normalized.Row(row, width), gamma.AsSpan(), scales.AsSpan()[row], dx.Row(row, width), add);
                }
            });
        });
    }
}
