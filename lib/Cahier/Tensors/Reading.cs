using System.Runtime.CompilerServices;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The number of a tensor that holds only one.</summary>
    /// <exception cref="ShapeException">It holds another count.</exception>
    public float Item() => Count == 1 ? AsSpan()[0] : throw new ShapeException(Messages.ItemOfMany(_shape));

    /// <summary>One element, by one index an axis: <c>t[i, j]</c>. Negative indices count from the end.</summary>
    /// <exception cref="ShapeException">Not one index an axis.</exception>
    /// <exception cref="IndexException">An index is outside its axis.</exception>
    [IndexerName("Element")]
    public float this[params ReadOnlySpan<int> index]
    {
        get => AsSpan()[_shape.Position(index)];
        set => AsSpan()[_shape.Position(index)] = value;
    }

    /// <summary>
    /// A part: <c>t[.., 1..3]</c> keeps all rows of columns 1 and 2, <c>t[0, ..]</c> is the first row; axes not mentioned are kept whole.
    /// A part that lies in one piece (taken on the first axis) shares the memory of the whole.
    /// </summary>
    /// <exception cref="ShapeException">More indices and ranges than axes.</exception>
    /// <exception cref="IndexException">An index or a range reaches beyond its axis.</exception>
    [IndexerName("Element")]
    public Tensor this[params ReadOnlySpan<AxisIndex> index]
    {
        get
        {
            if (index.Length > Rank)
                throw new ShapeException(Messages.TooManyParts(index.Length, _shape));

            var (result, axis) = (this, 0);
            foreach (var part in index)
            {
                var (start, length) = part.On(_shape, axis + Rank - result.Rank);
                result = result.Slice(axis, start, length);
                if (part.IsSingle)
                    result = result.Squeeze(axis);
                else
                    axis++;
            }
            return result;
        }
    }

    /// <summary>A copy of the numbers, row after row.</summary>
    public float[] ToArray() => AsSpan().ToArray();

    /// <summary>A copy of the numbers of a matrix.</summary>
    /// <exception cref="ShapeException">The tensor is not of rank 2.</exception>
    public float[,] To2D()
    {
        Shape.RequireExactRank(this, 2, nameof(To2D), "this");
        var result = new float[_shape[0], _shape[1]];
        Buffer.BlockCopy(Storage.Values, _offset * sizeof(float), result, 0, Count * sizeof(float));
        return result;
    }
}
