using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Element by element, a − b, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor operator -(Tensor a, Tensor b) =>
        Result(Pairwise<SubtractRows>(a, b, "-"), [a, b], dy =>
        {
            a.AddGradient(dy);
            if (b.RequiresGrad)
                b.AddGradient(-dy);
        });

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor operator -(Tensor a, float b) => a + -b;

    /// <summary>Subtracts every element from a number.</summary>
    public static Tensor operator -(float a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(b);
        var y = Empty(b._shape);
        TensorPrimitives.Subtract(a, b.AsSpan(), y.AsSpan());
        return Result(y, [b], dy => b.AddGradient(-dy));
    }

    /// <summary>The opposite of every element.</summary>
    public static Tensor operator -(Tensor a) => a * -1;

    private readonly struct SubtractRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Subtract(left, right, result);

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result) =>
            TensorPrimitives.Subtract(left, right, result);

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Subtract(left, right, result);
    }
}
