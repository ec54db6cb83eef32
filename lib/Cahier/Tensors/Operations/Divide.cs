using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Element by element, a/b, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor operator /(Tensor a, Tensor b)
    {
        var y = Pairwise<DivideRows>(a, b, "/");
        return Result(y, [a, b], dy =>
        {
            if (a.RequiresGrad)
                a.AddGradient(dy / b);
            if (b.RequiresGrad)
                b.AddGradient(-(dy * y / b));      // ∂(a/b)/∂b = −a/b² = −y/b
        });
    }

    /// <summary>Divides every element by a number.</summary>
    public static Tensor operator /(Tensor a, float b)
    {
        ArgumentNullException.ThrowIfNull(a);
        var y = Empty(a._shape);
        TensorPrimitives.Divide(a.AsSpan(), b, y.AsSpan());
        return Result(y, [a], dy => a.AddGradient(dy / b));
    }

    /// <summary>Divides a number by every element.</summary>
    public static Tensor operator /(float a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(b);
        var y = Empty(b._shape);
        TensorPrimitives.Divide(a, b.AsSpan(), y.AsSpan());
        return Result(y, [b], dy => b.AddGradient(-(dy * y / b)));
    }

    private readonly struct DivideRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Divide(left, right, result);

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result) =>
            TensorPrimitives.Divide(left, right, result);

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Divide(left, right, result);
    }
}
