namespace Cahier.Nn;

public partial record BlockOptions
{
    /// <summary>The number of parameters of one encoder layer, by formula.</summary>
    public long EncoderLayerParameters() => AttentionParameters(toItself: true) + FeedForwardParameters() + 2 * NormParameters();

    /// <summary>The number of parameters of one decoder layer, which also looks at another sentence, by formula.</summary>
    public long DecoderLayerParameters() =>
        AttentionParameters(toItself: true) + AttentionParameters(toItself: false) + FeedForwardParameters() + 3 * NormParameters();

    /// <summary>D → H·K twice, D → H·Kᵥ, H·Kᵥ → D; with relative positions a number for each offset and head.</summary>
    private protected long AttentionParameters(bool toItself)
    {
        long keys = Heads * (KeyWidth ?? Width / Heads), values = Heads * (ValueWidth ?? Width / Heads);
        var offsets = toItself && Positions == PositionKind.Relative ? (2L * RelativeReach + 1) * Heads : 0;
        return (2 * keys + 2 * values) * Width + (Bias ? 2 * keys + values + Width : 0) + offsets;
    }

    /// <summary>D → hidden → D</summary>
    private protected long FeedForwardParameters() => 2L * Width * Hidden + (Bias ? Hidden + Width : 0);

    /// <summary>γ and β</summary>
    private protected long NormParameters() => (NormBias ? 2L : 1L) * Width;

    /// <summary>The table of positions that is added to the embeddings, if it is learned.</summary>
    private protected long TableParameters(int positions) => Positions == PositionKind.Learned ? (long)positions * Width : 0;
}
