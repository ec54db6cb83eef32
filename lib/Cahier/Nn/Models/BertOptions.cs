namespace Cahier.Nn.Models;

/// <summary>The shape of a BERT; the defaults are its base model (Devlin et al. 2019).</summary>
public sealed record BertOptions : BlockOptions
{
    /// <summary>BERT base.</summary>
    public BertOptions()
    {
        (Width, Heads) = (768, 12);
        Activation = Activation.Gelu;
        AttentionDropout = 0.1f;
        NormEpsilon = 1e-12f;
    }

    /// <summary>V, the number of tokens: 30,522 for the published English models.</summary>
    public int Vocabulary { get; init; } = 30_522;

    /// <summary>The number of positions.</summary>
    public int MaxLength { get; init; } = 512;

    /// <summary>The number of segments: two when the model reads pairs of sentences.</summary>
    public int Segments { get; init; } = 2;

    /// <summary>L, the number of layers.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>The number of the token that fills short sentences: nobody looks at it.</summary>
    public int PaddingId { get; init; }

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula, with the pooler and without what comes on top.</summary>
    public long CountParameters() =>
        ((long)Vocabulary + MaxLength + Segments) * Width + NormParameters() + Layers * EncoderLayerParameters()
            + (NormFirst ? NormParameters() : 0) + (long)Width * Width + Width;
}
