using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Element by element, a·b, broadcasting. The matrix product is <see cref="MatMul"/>.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor operator *(Tensor a, Tensor b) =>
        Result(Pairwise<MultiplyRows>(a, b, "*"), [a, b], dy =>
        {
            if (a.RequiresGrad)
                a.AddGradient(dy * b);
            if (b.RequiresGrad)
                b.AddGradient(dy * a);
        });

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Tensor a, float b)
    {
        ArgumentNullException.ThrowIfNull(a);
        var y = Empty(a._shape);
        TensorPrimitives.Multiply(a.AsSpan(), b, y.AsSpan());
        return Result(y, [a], dy => a.AddGradient(dy * b));
    }

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(float a, Tensor b) => b * a;

    private readonly struct MultiplyRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Multiply(left, right, result);

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result) =>
            TensorPrimitives.Multiply(left, right, result);

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Multiply(right, left, result);
    }
}
