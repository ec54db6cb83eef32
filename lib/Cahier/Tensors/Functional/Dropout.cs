using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Sets each element to 0 with probability p and divides the others by 1 − p, so that the expected value stays
    /// (Srivastava et al. 2014, section 4, "inverted"). For training only: leave it out to predict.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="p">The probability to be dropped, 0 ≤ p &lt; 1.</param>
    /// <param name="random">Decides which ones.</param>
    /// <returns>Of the shape of x.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is not in [0, 1).</exception>
    public static Tensor Dropout(Tensor x, float p, Random random)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(random);
        if (!(p >= 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), Messages.NotAProbability(nameof(Dropout), nameof(p), p));
        if (p == 0)
            return x;

        var choice = RandomBits.From(random);
        var y = Tensor.Empty(x.Shape);
        choice.Drop(x.AsSpan(), y.AsSpan(), p, start: 0);
        return Tensor.Result(y, [x], (x, choice, p), static (forward, dy) =>
        {
            // y = kept·x: the same elements are dropped from the gradient
            var (x, choice, p) = forward;
            var dx = x.GradientBuffer(out var add);
            choice.Drop(dy.AsSpan(), dx.AsSpan(), p, start: 0, add);
        });
    }
}
