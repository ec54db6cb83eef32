namespace Cahier.Tensors.Kernels;

/// <summary>What each row of a head may look at, by a mask that is broadcast to [B, H, T, S], or everything without one.</summary>
internal readonly struct Visibility
{
    private readonly Mask? _mask;
    private readonly int _batchStep, _headStep, _rowStep, _columnStep;      // in the mask; 0 where it repeats itself
    private readonly int _sources;

    public Visibility(Mask? mask, int batch, int heads, int length, int sources)
    {
        _mask = mask;
        _sources = sources;
        if (mask is null)
            return;

        Span<int> steps = stackalloc int[4];
        mask.StepsOver([batch, heads, length, sources], nameof(Attention), steps);
        (_batchStep, _headStep, _rowStep, _columnStep) = (steps[0], steps[1], steps[2], steps[3]);
    }

    public bool HidesAny => _mask is not null;

    /// <summary>How many sources to compute for some rows: none of them looks at a later one.</summary>
    public int Sources(int batch, int head, int first, int rows)
    {
        if (_mask is null)
            return _sources;
        if (_columnStep == 0)
            return _sources;        // one truth value for a whole row: rare, nothing is saved

        var most = 0;
        for (var row = first; row < first + rows && most < _sources; row++)
            most = Math.Max(most, Row(batch, head, row).LastIndexOf(true) + 1);
        return most;
    }

    /// <summary>Sets the scores of what a row may not look at to −∞.</summary>
    public void Hide(int batch, int head, int row, Span<float> scores)
    {
        if (_mask is null || scores.IsEmpty)
            return;

        var visible = Row(batch, head, row);
        if (_columnStep == 0)
        {
            if (!visible[0])
                scores.Fill(float.NegativeInfinity);
            return;
        }

        // Mostly all that is hidden lies behind the last that is visible.
        var last = visible.LastIndexOf(true);
        if (last + 1 < scores.Length)
            scores[(last + 1)..].Fill(float.NegativeInfinity);
        for (var column = visible[..(last + 1)].IndexOf(false); column >= 0 && column <= last; column++)
        {
            if (!visible[column])
                scores[column] = float.NegativeInfinity;
        }
    }

    private ReadOnlySpan<bool> Row(int batch, int head, int row) =>
        _mask!.AsSpan().Slice(batch * _batchStep + head * _headStep + row * _rowStep, _columnStep == 0 ? 1 : _sources);
}
