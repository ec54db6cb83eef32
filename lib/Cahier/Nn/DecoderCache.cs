namespace Cahier.Nn;

/// <summary>What one decoder layer remembers: the words written so far, and the sentence that was read.</summary>
internal sealed record DecoderCache(KeyValueCache Self, KeyValueCache Cross)
{
    public DecoderCache()
        : this(new(), new())
    {
    }

    public void Select(ReadOnlySpan<int> rows)
    {
        Self.Select(rows);
        Cross.Select(rows);
    }
}
