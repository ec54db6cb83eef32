using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Element by element, a + b, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Tensor operator +(Tensor a, Tensor b) =>
        Result(Pairwise<AddRows>(a, b, "+"), [a, b], (a, b), static (terms, dy) =>
        {
            terms.a.AddGradient(dy);
            terms.b.AddGradient(dy);
        });

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Tensor a, float b)
    {
        ArgumentNullException.ThrowIfNull(a);
        var y = Empty(a._shape);
        TensorPrimitives.Add(a.AsSpan(), b, y.AsSpan());
        return Result(y, [a], a.AddGradient);
    }

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(float a, Tensor b) => b + a;

    private readonly struct AddRows : IPairwise
    {
        public static void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Add(left, right, result);

        public static void Apply(ReadOnlySpan<float> left, float right, Span<float> result) =>
            TensorPrimitives.Add(left, right, result);

        public static void Apply(float left, ReadOnlySpan<float> right, Span<float> result) =>
            TensorPrimitives.Add(right, left, result);
    }
}
