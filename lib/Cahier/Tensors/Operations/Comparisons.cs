namespace Cahier.Tensors;

// Truth values, element by element: what Where and MaskedFill take. No gradient passes through a comparison.
public sealed partial class Tensor
{
    /// <summary>True where a is larger, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Mask operator >(Tensor a, Tensor b) => Compare(a, b, ">", (x, y) => x > y);

    /// <summary>True where a is smaller, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Mask operator <(Tensor a, Tensor b) => Compare(a, b, "<", (x, y) => x < y);

    /// <summary>True where a is at least b, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Mask operator >=(Tensor a, Tensor b) => Compare(a, b, ">=", (x, y) => x >= y);

    /// <summary>True where a is at most b, broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Mask operator <=(Tensor a, Tensor b) => Compare(a, b, "<=", (x, y) => x <= y);

    /// <summary>True where the element is larger than a number.</summary>
    public static Mask operator >(Tensor a, double b) => a > Scalar((float)b);

    /// <summary>True where the element is smaller than a number.</summary>
    public static Mask operator <(Tensor a, double b) => a < Scalar((float)b);

    /// <summary>True where the element is at least a number.</summary>
    public static Mask operator >=(Tensor a, double b) => a >= Scalar((float)b);

    /// <summary>True where the element is at most a number.</summary>
    public static Mask operator <=(Tensor a, double b) => a <= Scalar((float)b);

    private static Mask Compare(Tensor a, Tensor b, string operation, Func<float, float, bool> compare)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var broadcast = Broadcast.Of(a._shape, b._shape, operation, stackalloc int[Broadcast.Room(a._shape, b._shape)]);
        var truth = new bool[broadcast.Shape.Count];
        var done = 0;
        foreach (var (left, right) in broadcast)
        {
            for (var i = 0; i < broadcast.Run; i++)
                truth[done++] = compare(a.AsSpan()[left + i * broadcast.LeftStep], b.AsSpan()[right + i * broadcast.RightStep]);
        }
        return Mask.Of(truth, broadcast.Shape);
    }
}
