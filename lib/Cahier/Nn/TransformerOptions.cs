namespace Cahier.Nn;

/// <summary>The shape of a whole transformer; the defaults are Vaswani et al.'s base model (2017, table 3).</summary>
public sealed record TransformerOptions : BlockOptions
{
    /// <summary>The number of words of the language to read.</summary>
    public required int SourceVocabulary { get; init; }

    /// <summary>V, the number of words of the language to write.</summary>
    public required int TargetVocabulary { get; init; }

    /// <summary>The number of layers on each side; see also <see cref="EncoderLayers"/>, <see cref="DecoderLayers"/>.</summary>
    public int Layers { get; init; } = 6;

    /// <summary>The encoder's number of layers, if not <see cref="Layers"/>.</summary>
    public int EncoderLayers { get => field > 0 ? field : Layers; init; }

    /// <summary>The decoder's number of layers, if not <see cref="Layers"/>.</summary>
    public int DecoderLayers { get => field > 0 ? field : Layers; init; }

    /// <summary>One more normalisation after each stack, as PyTorch's nn.Transformer has; pre-norm layers need it.</summary>
    public bool FinalNorm { get; init; }

    /// <summary>One table for both embeddings and the output layer (Vaswani et al. 2017, section 3.4).</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>The longest sentence, in words.</summary>
    public int MaxLength { get; init; } = 512;

    /// <summary>The number of the word that fills short sentences: nobody looks at it.</summary>
    public int PaddingId { get; init; }

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula.</summary>
    public long CountParameters()
    {
        var words = TiedEmbeddings ? (long)SourceVocabulary * Width : ((long)SourceVocabulary + TargetVocabulary) * Width;
        var output = (TiedEmbeddings ? 0 : (long)TargetVocabulary * Width) + (Bias ? TargetVocabulary : 0);
        return words + 2 * TableParameters(MaxLength) + EncoderLayers * EncoderLayerParameters() + DecoderLayers * DecoderLayerParameters()
            + (FinalNorm ? 2 * NormParameters() : 0) + output;
    }
}
