using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>Layer normalisation of one row: a few passes over numbers that stay in the nearest cache.</summary>
internal static unsafe class LayerNormRow
{
    /// <summary>x̂ = (x − μ)/√(σ² + ε) and y = γ·x̂ + β, β null for none.</summary>
    /// <returns>1/√(σ² + ε)</returns>
    public static float Forward(float* x, float* gamma, float* beta, int width, float epsilon, float* normalized, float* y) =>
        Vector512.IsHardwareAccelerated
            ? Forward<Simd512, Vector512<float>>(x, gamma, beta, width, epsilon, normalized, y)
            : Forward<SimdUsual, Vector<float>>(x, gamma, beta, width, epsilon, normalized, y);

    /// <summary>dx = scale·(dx̂ − mean(dx̂) − x̂·mean(dx̂∘x̂)) with dx̂ = γ·dy, or dx +=; and dγ += dy∘x̂. Either may be null: not wanted.</summary>
    public static void Backward(float* dy, float* normalized, float* gamma, float scale, int width, float* dx, bool add, float* dGamma)
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>>(dy, normalized, gamma, scale, width, dx, add, dGamma);
        else
            Backward<SimdUsual, Vector<float>>(dy, normalized, gamma, scale, width, dx, add, dGamma);
    }

    // Compiled well at the first call: a model's first steps would otherwise take several times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Forward<TSimd, TVector>(
        float* x, float* gamma, float* beta, int width, float epsilon, float* normalized, float* y)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var whole = width - width % TSimd.Width;
        var sums = TSimd.Fill(0);
        for (var i = 0; i < whole; i += TSimd.Width)
            sums = TSimd.Add(sums, TSimd.Load(x + i));
        var mean = TSimd.Sum(sums);
        for (var i = whole; i < width; i++)
            mean += x[i];
        mean /= width;

        var (shift, squares) = (TSimd.Fill(mean), TSimd.Fill(0));
        for (var i = 0; i < whole; i += TSimd.Width)
        {
            var difference = TSimd.Subtract(TSimd.Load(x + i), shift);
            squares = TSimd.MultiplyAdd(difference, difference, squares);
        }
        var variance = TSimd.Sum(squares);
        for (var i = whole; i < width; i++)
            variance += (x[i] - mean) * (x[i] - mean);

        var scale = 1 / MathF.Sqrt(variance / width + epsilon);
        var factor = TSimd.Fill(scale);
        for (var i = 0; i < whole; i += TSimd.Width)
        {
            var hat = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + i), shift), factor);
            TSimd.Store(hat, normalized + i);
            var product = TSimd.Multiply(hat, TSimd.Load(gamma + i));
            TSimd.Store(beta == null ? product : TSimd.Add(product, TSimd.Load(beta + i)), y + i);
        }
        for (var i = whole; i < width; i++)
        {
            normalized[i] = (x[i] - mean) * scale;
            y[i] = normalized[i] * gamma[i] + (beta == null ? 0 : beta[i]);
        }
        return scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TSimd, TVector>(
        float* dy, float* normalized, float* gamma, float scale, int width, float* dx, bool add, float* dGamma)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var whole = width - width % TSimd.Width;
        var (sums, alongs) = (TSimd.Fill(0), TSimd.Fill(0));
        for (var i = 0; i < whole; i += TSimd.Width)
        {
            var (d, hat) = (TSimd.Load(dy + i), TSimd.Load(normalized + i));
            if (dGamma != null)
                TSimd.Store(TSimd.MultiplyAdd(d, hat, TSimd.Load(dGamma + i)), dGamma + i);
            d = TSimd.Multiply(d, TSimd.Load(gamma + i));
            sums = TSimd.Add(sums, d);
            alongs = TSimd.MultiplyAdd(d, hat, alongs);
        }
        var (sum, along) = (TSimd.Sum(sums), TSimd.Sum(alongs));
        for (var i = whole; i < width; i++)
        {
            if (dGamma != null)
                dGamma[i] += dy[i] * normalized[i];
            sum += dy[i] * gamma[i];
            along += dy[i] * gamma[i] * normalized[i];
        }
        if (dx == null)
            return;

        (sum, along) = (sum / width, along / width);
        var (shift, slope, factor) = (TSimd.Fill(sum), TSimd.Fill(-along), TSimd.Fill(scale));
        for (var i = 0; i < whole; i += TSimd.Width)
        {
            var d = TSimd.Subtract(TSimd.Multiply(TSimd.Load(dy + i), TSimd.Load(gamma + i)), shift);
            d = TSimd.Multiply(TSimd.MultiplyAdd(TSimd.Load(normalized + i), slope, d), factor);
            TSimd.Store(add ? TSimd.Add(d, TSimd.Load(dx + i)) : d, dx + i);
        }
        for (var i = whole; i < width; i++)
            dx[i] = (add ? dx[i] : 0) + (dy[i] * gamma[i] - sum - normalized[i] * along) * scale;
    }
}
