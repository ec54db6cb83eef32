using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    private const int RowsOfASum = 64;

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

        var rows = x.Count / width;
        var normalized = Tensor.Empty(x.Shape);         // x̂ = (x − μ)/√(σ² + ε)
        var scales = Tensor.Empty([rows]);              // 1/√(σ² + ε)
        var y = Tensor.Empty(x.Shape);
        Cores.Split(rows, 10L * x.Count, (x, gamma, beta, epsilon, normalized, scales, y), Normalize);

        return Tensor.Result(y, [x, gamma, beta], (x, gamma, beta, normalized, scales), static (forward, dy) =>
        {
            var (x, gamma, beta, normalized, scales) = forward;
            beta?.AddGradient(dy);
            if (!gamma.RequiresGrad && !x.RequiresGrad)
                return;

            // Each block of rows has a sum of its own for dγ: which core computes it makes no difference.
            var (rows, width) = (scales.Count, gamma.Count);
            var blocks = (rows + RowsOfASum - 1) / RowsOfASum;
            var sums = gamma.RequiresGrad ? Tensor.Zeros(blocks, width) : null;
            var add = false;
            var dx = x.RequiresGrad ? x.GradientBuffer(out add) : null;
            Cores.Split(
                rows, 10L * x.Count, (dy, normalized, gamma, scales, dx, add, sums), NormalizeBackward, multiple: RowsOfASum);
            if (sums is not null)
                gamma.AddGradient(sums);
        });
    }

    private static unsafe void Normalize(
        (Tensor X, Tensor Gamma, Tensor? Beta, float Epsilon, Tensor Normalized, Tensor Scales, Tensor Y) on, int from, int to)
    {
        var (x, gamma, beta, epsilon, normalized, scales, y) = on;
        var width = gamma.Count;
        fixed (float* px = x.AsSpan(), pHat = normalized.AsSpan(), py = y.AsSpan(), pGamma = gamma.AsSpan(),
               pBeta = beta is null ? [] : beta.AsSpan())
        {
            for (var row = from; row < to; row++)
            {
                var start = (nint)row * width;
                scales.AsSpan()[row] = LayerNormRow.Forward(px + start, pGamma, pBeta, width, epsilon, pHat + start, py + start);
            }
        }
    }

    // y = γ·x̂ + β, x̂ = (x − μ)/σ: what reaches x is dx̂ without its mean and without its part along x̂
    private static unsafe void NormalizeBackward(
        (Tensor Dy, Tensor Normalized, Tensor Gamma, Tensor Scales, Tensor? Dx, bool Add, Tensor? Sums) on, int from, int to)
    {
        var (dy, normalized, gamma, scales, dx, add, sums) = on;
        var width = gamma.Count;
        fixed (float* pdy = dy.AsSpan(), pHat = normalized.AsSpan(), pGamma = gamma.AsSpan(),
               pdx = dx is null ? [] : dx.AsSpan(), pSums = sums is null ? [] : sums.AsSpan())
        {
            for (var row = from; row < to; row++)
            {
                var start = (nint)row * width;
                LayerNormRow.Backward(
                    pdy + start, pHat + start, pGamma, scales.AsSpan()[row], width, pdx == null ? null : pdx + start, add,
                    pSums == null ? null : pSums + row / RowsOfASum * (nint)width);
            }
        }
    }
}
