namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>Exchanges the last two axes: the rows of each matrix become its columns.</summary>
    /// <exception cref="ShapeException">The tensor is of rank 0 or 1.</exception>
    public Tensor Transpose()
    {
        Shape.RequireRank(this, 2, nameof(Transpose), "this");
        return Transpose(-2, -1);
    }

    /// <summary>Exchanges two axes.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Transpose(int axis1, int axis2)
    {
        var first = Math.Min(_shape.Axis(axis1, nameof(Transpose)), _shape.Axis(axis2, nameof(Transpose)));
        var second = Math.Max(_shape.Axis(axis1, nameof(Transpose)), _shape.Axis(axis2, nameof(Transpose)));
        var shape = _shape.With(first, _shape[second]).With(second, _shape[first]);
        var y = Empty(shape);

        // [outer, m, middle, n, inner] → [outer, n, middle, m, inner]
        var (outer, m, middle) = (_shape.CountOf(0, first), _shape[first], _shape.CountOf(first + 1, second));
        var (n, inner) = (first == second ? 1 : _shape[second], _shape.CountOf(second + 1, Rank));
        if (first == second)
            middle = 1;
        var from = AsSpan();
        var to = y.AsSpan();
        var done = 0;
        for (var o = 0; o < outer; o++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < middle; k++)
                {
                    for (var i = 0; i < m; i++)
                    {
                        var start = (((o * m + i) * middle + k) * n + j) * inner;
                        if (inner == 1)
                            to[done] = from[start];
                        else
                            from.Slice(start, inner).CopyTo(to[done..]);
                        done += inner;
                    }
                }
            }
        }
        return Result(y, [this], dy => AddGradient(dy.Transpose(first, second)));
    }
}
