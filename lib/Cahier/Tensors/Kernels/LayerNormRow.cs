using System.Numerics;

namespace Cahier.Tensors.Kernels;

/// <summary>Layer normalisation of one row, backward: three passes over numbers that stay in the nearest cache.</summary>
internal static class LayerNormRow
{
    /// <summary>dx = scale·(dx̂ − mean(dx̂) − x̂·mean(dx̂∘x̂)) with dx̂ = γ·dy, or dx +=.</summary>
    public static void Backward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> normalized, ReadOnlySpan<float> gamma, float scale, Span<float> dx, bool add)
    {
        var width = dx.Length;
        var whole = width - width % Vector<float>.Count;
        var (sums, alongs) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            var d = new Vector<float>(dy[i..]) * new Vector<float>(gamma[i..]);
            sums += d;
            alongs += d * new Vector<float>(normalized[i..]);
        }
        var (sum, along) = (Vector.Sum(sums), Vector.Sum(alongs));
        for (var i = whole; i < width; i++)
        {
            sum += dy[i] * gamma[i];
            along += dy[i] * gamma[i] * normalized[i];
        }

        (sum, along) = (sum / width, along / width);
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            var d = new Vector<float>(dy[i..]) * new Vector<float>(gamma[i..]);
            d = (d - new Vector<float>(sum) - new Vector<float>(normalized[i..]) * along) * scale;
            (add ? d + new Vector<float>(dx[i..]) : d).CopyTo(dx[i..]);
        }
        for (var i = whole; i < width; i++)
            dx[i] = (add ? dx[i] : 0) + (dy[i] * gamma[i] - sum - normalized[i] * along) * scale;
    }
}
