using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The larger of both, element by element, broadcasting; where they are equal the gradient goes to the first.</summary>
    public static Tensor Maximum(Tensor a, Tensor b) =>
        Result(Pairwise<MaxRows>(a, b, nameof(Maximum)), [a, b], dy =>
        {
            var first = Pairwise<AtLeastRows>(a, b, nameof(Maximum));
            a.AddGradient(dy * first);
            b.AddGradient(dy * (1 - first));
        });

    /// <summary>The smaller of both, element by element, broadcasting; where they are equal the gradient goes to the first.</summary>
    public static Tensor Minimum(Tensor a, Tensor b) => -Maximum(-a, -b);

    /// <summary>
    /// x, but at least <paramref name="minimum"/> and at most <paramref name="maximum"/>; the gradient stops where it was cut.
    /// </summary>
    public Tensor Clamp(float minimum, float maximum)
    {
        var y = Empty(_shape);
        TensorPrimitives.Clamp(AsSpan(), minimum, maximum, y.AsSpan());
        return Result(y, [this], dy =>
        {
            var dx = Empty(_shape);
            var from = dy.AsSpan();
            var to = dx.AsSpan();
            var x = AsSpan();
            for (var i = 0; i < to.Length; i++)
                to[i] = x[i] >= minimum && x[i] <= maximum ? from[i] : 0;
            AddGradient(dx);
        });
    }

    private readonly struct MaxRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Max(left, right, result);

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result) =>
            TensorPrimitives.Max(left, right, result);

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Max(right, left, result);
    }

    /// <summary>1 where left ≥ right, else 0.</summary>
    private readonly struct AtLeastRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result)
        {
            for (var i = 0; i < result.Length; i++)
                result[i] = left[i] >= right[i] ? 1 : 0;
        }

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result)
        {
            for (var i = 0; i < result.Length; i++)
                result[i] = left[i] >= right ? 1 : 0;
        }

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result)
        {
            for (var i = 0; i < result.Length; i++)
                result[i] = left >= right[i] ? 1 : 0;
        }
    }
}
