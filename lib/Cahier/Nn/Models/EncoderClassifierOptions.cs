namespace Cahier.Nn.Models;

/// <summary>The shape of a sentence classifier; the defaults are small, for the machine at hand.</summary>
public sealed record EncoderClassifierOptions : BlockOptions
{
    /// <summary>D = 64 and two heads; no positions.</summary>
    public EncoderClassifierOptions()
    {
        (Width, Heads) = (64, 2);
        Positions = PositionKind.None;
    }

    /// <summary>V, the number of words.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>L, the number of layers.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>The longest sentence, in words, where positions have a table.</summary>
    public int MaxLength { get; init; } = 512;

    /// <summary>How one vector is made of all those of the sentence.</summary>
    public Pooling Pooling { get; init; } = Pooling.Mean;

    /// <summary>The number of the word that fills short sentences, which counts for nothing; null: every number is a word.</summary>
    public int? PaddingId { get; init; } = 0;

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula.</summary>
    public long CountParameters()
    {
        var first = Pooling == Pooling.Class ? 1 : 0;
        return (long)Vocabulary * Width + first * Width + TableParameters(MaxLength + first) + Layers * EncoderLayerParameters()
            + (NormFirst ? NormParameters() : 0) + ((long)Width + (Bias ? 1 : 0)) * Classes;
    }
}
