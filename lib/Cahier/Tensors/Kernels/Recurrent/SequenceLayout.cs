namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// The order in which a recurrent layer goes through a batch: step after step, the longest sequences first, so that the sequences still
/// running at a step are the first rows of it and padding has no rows at all (PyTorch's packed sequence).
/// </summary>
internal sealed class SequenceLayout
{
    private readonly int[]? _order;         // the sequence in each row, when lengths were given
    private readonly int[]? _lengths;       // of the sequence in each row
    private readonly int[]? _starts;        // the first row of each step

    /// <summary>A layout of all positions, or of those within the given lengths.</summary>
    /// <param name="batch">B</param>
    /// <param name="time">T</param>
    /// <param name="lengths">How long each sequence is, 1 … T; null: all are T long.</param>
    /// <param name="operation">On whose behalf.</param>
    /// <exception cref="ShapeException">Not one length a sequence.</exception>
    /// <exception cref="IndexException">A length is not within 1 … T.</exception>
    public SequenceLayout(int batch, int time, int[]? lengths, string operation)
    {
        (Batch, Time, Steps, Rows) = (batch, time, time, batch * time);
        if (lengths is null)
            return;

        if (lengths.Length != batch)
            throw new ShapeException(Messages.LengthCount(operation, lengths.Length, batch));
        foreach (var length in lengths)
        {
            if (length < 1 || length > time)
                throw new IndexException(Messages.LengthOutOfRange(operation, length, time));
        }

        _order = new int[batch];
        for (var i = 0; i < batch; i++)
            _order[i] = i;
        // The second key keeps sequences of one length in their order: the same batch is always laid out alike.
        Array.Sort(_order, (i, j) => lengths[i] != lengths[j] ? lengths[j].CompareTo(lengths[i]) : i.CompareTo(j));
        _lengths = Array.ConvertAll(_order, i => lengths[i]);
        Steps = _lengths[0];
        _starts = new int[Steps + 1];
        var running = batch;
        for (var t = 0; t < Steps; t++)
        {
            while (_lengths[running - 1] <= t)
                running--;
            _starts[t + 1] = _starts[t] + running;
        }
        Rows = _starts[Steps];
    }

    /// <summary>B</summary>
    public int Batch { get; }

    /// <summary>T, padding included.</summary>
    public int Time { get; }

    /// <summary>The length of the longest sequence.</summary>
    public int Steps { get; }

    /// <summary>How many positions there are, padding left out.</summary>
    public int Rows { get; }

    /// <summary>Whether the rows are the positions of [B, T] in their own order.</summary>
    public bool IsPlain => _order is null && (Batch == 1 || Time == 1);

    /// <summary>The first row of a step.</summary>
    public int Start(int step) => _starts is null ? step * Batch : _starts[step];

    /// <summary>How many sequences are still running at a step; none at the one after the last.</summary>
    public int Running(int step) => step >= Steps ? 0 : Start(step + 1) - Start(step);

    /// <summary>Which sequence is in this place of every step.</summary>
    public int Sequence(int place) => _order is null ? place : _order[place];

    /// <summary>How long the sequence in this place is.</summary>
    public int Length(int place) => _lengths is null ? Time : _lengths[place];

    /// <summary>Copies positions [B, T] of some width to rows.</summary>
    public void Pack(ReadOnlySpan<float> positions, int width, Span<float> rows)
    {
        for (var t = 0; t < Steps; t++)
        {
            for (int place = 0, start = Start(t), running = Running(t); place < running; place++)
                positions.Slice((Sequence(place) * Time + t) * width, width).CopyTo(rows[((start + place) * width)..]);
        }
    }

    /// <summary>Copies rows back to positions [B, T], or adds them; padding gets zeros.</summary>
    public void Unpack(ReadOnlySpan<float> rows, int width, Span<float> positions, bool add)
    {
        if (!add && _order is not null)
            positions.Clear();
        for (var t = 0; t < Steps; t++)
        {
            for (int place = 0, start = Start(t), running = Running(t); place < running; place++)
            {
                var from = rows.Slice((start + place) * width, width);
                var to = positions.Slice((Sequence(place) * Time + t) * width, width);
                if (add)
                    System.Numerics.Tensors.TensorPrimitives.Add(to, from, to);
                else
                    from.CopyTo(to);
            }
        }
    }
}
