namespace Cahier.Tensors;

/// <summary>What to take of one axis between the brackets of a tensor: an index (3, ^1) or a range (1..3, ..).</summary>
public readonly struct AxisIndex
{
    private readonly Range _range;

    private AxisIndex(Range range, bool isSingle)
    {
        _range = range;
        IsSingle = isSingle;
    }

    /// <summary>Whether this is one index, which takes the axis away, rather than a range.</summary>
    internal bool IsSingle { get; }

    /// <summary>One index; negative ones count from the end.</summary>
    public static implicit operator AxisIndex(int index) => index >= 0 ? new Index(index) : new Index(-index, fromEnd: true);

    /// <summary>One index, perhaps from the end: ^1.</summary>
    public static implicit operator AxisIndex(Index index) =>
        new(index.IsFromEnd ? index..new Index(index.Value - 1, fromEnd: true) : index..new Index(index.Value + 1), isSingle: true);

    /// <summary>A range: 1..3, or .. for all.</summary>
    public static implicit operator AxisIndex(Range range) => new(range, isSingle: false);

    /// <summary>The range on an axis of a shape.</summary>
    internal (int Start, int Length) On(Shape shape, int axis)
    {
        var count = shape[axis];
        var (start, end) = (_range.Start.GetOffset(count), _range.End.GetOffset(count));
        if (start < 0 || end > count || start > end)
            throw new IndexException(Messages.RangeOutOfRange(IsSingle ? _range.Start.ToString() : _range.ToString(), axis, shape));
        return (start, end - start);
    }
}
