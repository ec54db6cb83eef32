namespace Cahier.Tensors;

/// <summary>What to take of one axis between the brackets of a tensor: an index (3, ^1) or a range (1..3, ..).</summary>
public readonly struct AxisIndex
{
    private readonly Index _start;
    private readonly Index _end;        // of a range

    private AxisIndex(Index start, Index end, bool isSingle)
    {
        (_start, _end) = (start, end);
        IsSingle = isSingle;
    }

    /// <summary>Whether this is one index, which takes the axis away, rather than a range.</summary>
    internal bool IsSingle { get; }

    /// <summary>One index; negative ones count from the end.</summary>
    public static implicit operator AxisIndex(int index) => index >= 0 ? new Index(index) : new Index(-index, fromEnd: true);

    /// <summary>One index, perhaps from the end: ^1.</summary>
    public static implicit operator AxisIndex(Index index) => new(index, index, isSingle: true);

    /// <summary>A range: 1..3, or .. for all.</summary>
    public static implicit operator AxisIndex(Range range) => new(range.Start, range.End, isSingle: false);

    /// <summary>Where this begins on an axis of a shape, and how many entries it takes.</summary>
    /// <exception cref="IndexException">It reaches beyond the axis.</exception>
    internal (int Start, int Length) On(Shape shape, int axis)
    {
        var count = shape[axis];
        var start = _start.GetOffset(count);
        if (IsSingle)
            return start >= 0 && start < count ? (start, 1) : throw new IndexException(Messages.IndexOutOfRange($"{_start}", axis, shape));

        var end = _end.GetOffset(count);
        if (start < 0 || end > count || start > end)
            throw new IndexException(Messages.RangeOutOfRange($"{_start}..{_end}", axis, shape));
        return (start, end - start);
    }
}
