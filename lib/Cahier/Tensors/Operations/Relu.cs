using System.Numerics;
using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>max(x, 0), element by element.</summary>
    public Tensor Relu()
    {
        var y = Empty(_shape);
        TensorPrimitives.Max(AsSpan(), 0, y.AsSpan());
        return Result(y, [this], (x: this, y), static (forward, dy) =>
        {
            var dx = forward.x.GradientBuffer(out var add);
            Elementwise.Apply<ReluBackward>(forward.y, dy, dx, add);
        });
    }

    /// <summary>What was cut off, and 0 itself, has slope 0; the rest slope 1.</summary>
    private readonly struct ReluBackward : IPairFunction
    {
        public static Vector<float> Apply(Vector<float> y, Vector<float> dy) =>
            Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), dy, Vector<float>.Zero);
    }
}
