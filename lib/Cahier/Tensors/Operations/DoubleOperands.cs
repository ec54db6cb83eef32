namespace Cahier.Tensors;

// 0.5 is a double in C#, and x * 0.5 is what anybody writes: it becomes the float it would have been with an f.
public sealed partial class Tensor
{
    /// <summary>Each element plus a number.</summary>
    public static Tensor operator +(Tensor a, double b) => a + (float)b;

    /// <summary>A number plus each element.</summary>
    public static Tensor operator +(double a, Tensor b) => (float)a + b;

    /// <summary>Each element minus a number.</summary>
    public static Tensor operator -(Tensor a, double b) => a - (float)b;

    /// <summary>A number minus each element.</summary>
    public static Tensor operator -(double a, Tensor b) => (float)a - b;

    /// <summary>Each element times a number.</summary>
    public static Tensor operator *(Tensor a, double b) => a * (float)b;

    /// <summary>A number times each element.</summary>
    public static Tensor operator *(double a, Tensor b) => (float)a * b;

    /// <summary>Each element divided by a number.</summary>
    public static Tensor operator /(Tensor a, double b) => a / (float)b;

    /// <summary>A number divided by each element.</summary>
    public static Tensor operator /(double a, Tensor b) => (float)a / b;
}
