namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>A copy in memory of its own; gradients flow through it.</summary>
    public Tensor Clone() => Result(Clone(this), [this], AddGradient);

    private static Tensor Clone(Tensor x)
    {
        var y = Empty(x._shape);
        x.AsSpan().CopyTo(y.AsSpan());
        return y;
    }
}
