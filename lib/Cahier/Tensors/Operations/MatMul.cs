using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// The matrix product of the last two axes: each row of this with each column of <paramref name="right"/>. The axes in front are
    /// broadcast; a matrix on the right is shared by all.
    /// </summary>
    /// <param name="right">[…, N, P]</param>
    /// <returns>[…, M, P], for this of shape […, M, N].</returns>
    /// <exception cref="ShapeException">The inner dimensions differ, or the axes in front cannot be broadcast together.</exception>
    public Tensor MatMul(Tensor right)
    {
        Shape.RequireRank(this, 2, nameof(MatMul), "this");
        Shape.RequireRank(right, 2, nameof(MatMul), nameof(right));
        var (m, n, p) = (_shape[-2], _shape[-1], right._shape[-1]);
        if (right._shape[-2] != n)
            throw new ShapeException(Messages.InnerDimensions(_shape, right._shape));

        if (right.Rank == 2 && Rank > 2)
            return Reshape(_shape.CountOf(0, Rank - 1), n).MatMul(right).Reshape(_shape.With(Rank - 1, p));

        // One "element" here is one matrix of the batch.
        var (outer, rightOuter) = (BatchOf(_shape), BatchOf(right._shape));
        var batch = Broadcast.Of(outer, rightOuter, nameof(MatMul), stackalloc int[Broadcast.Room(outer, rightOuter)]);
        var y = Empty([.. batch.Shape.AsSpan(), m, p]);
        var pairs = Pairs(batch);
        for (var i = 0; i < pairs.Length; i++)
        {
            var (a, b) = pairs[i];
            Gemm.Multiply(m, p, n, AsSpan()[(a * m * n)..], n, right.AsSpan()[(b * n * p)..], p, y.AsSpan()[(i * m * p)..], p, add: false);
        }

        return Result(y, [this, right], dy =>
        {
            // Y = A·B: dA = dY·Bᵀ
            if (RequiresGrad)
            {
                var da = GradientBuffer(out var add).AsSpan();
                if (!add)
                    da.Clear();
                for (var i = 0; i < pairs.Length; i++)
                {
                    var (a, b) = pairs[i];
                    Gemm.MultiplyByTransposed(
                        m, n, p, dy.AsSpan()[(i * m * p)..], p, right.AsSpan()[(b * n * p)..], p, da[(a * m * n)..], n, add: true);
                }
            }

            // Y = A·B: dB = Aᵀ·dY
            if (right.RequiresGrad)
            {
                var db = right.GradientBuffer(out var add).AsSpan();
                if (!add)
                    db.Clear();
                for (var i = 0; i < pairs.Length; i++)
                {
                    var (a, b) = pairs[i];
                    Gemm.MultiplyTransposed(
                        n, p, m, AsSpan()[(a * m * n)..], n, dy.AsSpan()[(i * m * p)..], p, db[(b * n * p)..], p, add: true);
                }
            }
        });
    }

    private static Shape BatchOf(Shape shape) => Shape.Create(shape.AsSpan()[..^2]);

    private static (int Left, int Right)[] Pairs(Broadcast batch)
    {
        var pairs = new (int Left, int Right)[batch.Shape.Count];
        var done = 0;
        foreach (var (left, right) in batch)
        {
            for (var i = 0; i < batch.Run; i++)
                pairs[done++] = (left + i * batch.LeftStep, right + i * batch.RightStep);
        }
        return pairs;
    }
}
