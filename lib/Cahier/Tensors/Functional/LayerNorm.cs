using System.Numerics.Tensors;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>Normalises the last axis: y = γ·(x − μ)/√(σ² + ε) + β (Ba et al. 2016, eq. 3-4).</summary>
    /// <param name="x">[…, D]</param>
    /// <param name="gamma">[D], scale γ</param>
    /// <param name="beta">[D], shift β</param>
    /// <param name="epsilon">ε, keeps the division from failing where all are equal</param>
    /// <returns>[…, D]</returns>
    /// <exception cref="ShapeException">γ or β is not [D].</exception>
    public static Tensor LayerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon = 1e-5f)
    {
        Shape.RequireRank(x, 1, nameof(LayerNorm), nameof(x));
        var width = x.Dim(-1);
        Shape.Require(gamma, [width], nameof(LayerNorm), nameof(gamma));
        Shape.Require(beta, [width], nameof(LayerNorm), nameof(beta));

        var rows = width == 0 ? 0 : x.Count / width;
        var normalized = Tensor.Empty(x.Shape);         // x̂ = (x − μ)/√(σ² + ε)
        var scale = new float[rows];                    // 1/√(σ² + ε)
        for (var row = 0; row < rows; row++)
        {
            var hat = normalized.AsSpan().Slice(row * width, width);
            var from = x.AsSpan().Slice(row * width, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / width, hat);
            scale[row] = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(hat) / width + epsilon);
            TensorPrimitives.Multiply(hat, scale[row], hat);
        }

        Tensor y;
        using (Tensor.NoGrad())
            y = normalized * gamma + beta;
        return Tensor.Result(y, [x, gamma, beta], dy =>
        {
            // y = γ·x̂ + β
            gamma.AddGradient(dy * normalized);
            beta.AddGradient(dy);

            // x̂ = (x − μ)/σ: what reaches x is dx̂ without its mean and without its part along x̂
            if (!x.RequiresGrad)
                return;
            var dHat = dy * gamma;
            var mean = dHat.Mean(-1, keepDim: true);
            var along = (dHat * normalized).Mean(-1, keepDim: true);
            x.AddGradient((dHat - mean - normalized * along) * Tensor.From(scale, mean.Shape));
        });
    }
}
