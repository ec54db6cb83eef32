namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// Whether two tensors of one shape are equal but for rounding: |a − b| ≤ absolute + relative·|b| everywhere, as PyTorch decides it.
    /// </summary>
    /// <param name="other">b</param>
    /// <param name="relative">How far apart large numbers may be. A float has about seven digits: 1e-5 leaves room for sums.</param>
    /// <param name="absolute">How far apart numbers near 0 may be.</param>
    /// <returns>Also false where a number is not one (NaN).</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public bool AllClose(Tensor other, double relative = 1e-5, double absolute = 1e-8)
    {
        Shape.Require(other, _shape, nameof(AllClose), nameof(other));
        var a = AsSpan();
        var b = other.AsSpan();
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;       // infinities too
            if (!float.IsFinite(b[i]) || !(Math.Abs((double)a[i] - b[i]) <= absolute + relative * Math.Abs(b[i])))
                return false;
        }
        return true;
    }
}
