namespace Cahier.Nn.Models;

/// <summary>The shape of a GPT; the defaults are GPT-2's smallest (Radford et al. 2019), but for the vocabulary.</summary>
public sealed record GptOptions : BlockOptions
{
    /// <summary>GPT-2's smallest model, but for the vocabulary.</summary>
    public GptOptions()
    {
        (Width, Heads) = (768, 12);
        NormFirst = true;
        Activation = Activation.GeluTanh;
        Positions = PositionKind.Learned;
        AttentionDropout = 0.1f;
    }

    /// <summary>V, the number of tokens.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The number of tokens that can be written, the first ones, if not all; only without <see cref="TiedHead"/>.</summary>
    public int Outputs { get => field > 0 ? field : Vocabulary; init; }

    /// <summary>The longest text, in tokens.</summary>
    public int MaxLength { get; init; } = 1024;

    /// <summary>N, the number of layers.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>Whether the output layer is the table of embeddings (Press and Wolf 2017).</summary>
    public bool TiedHead { get; init; } = true;

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula: no memory is needed to count those of the largest.</summary>
    public long CountParameters() =>
        (long)Vocabulary * Width + TableParameters(MaxLength) + Layers * EncoderLayerParameters() + (NormFirst ? NormParameters() : 0)
            + (TiedHead ? 0 : (long)Outputs * Width);
}
