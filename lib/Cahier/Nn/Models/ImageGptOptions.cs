namespace Cahier.Nn.Models;

/// <summary>The shape of an image GPT (Chen et al. 2020).</summary>
public sealed record ImageGptOptions : BlockOptions
{
    /// <summary>A small model.</summary>
    public ImageGptOptions()
    {
        (Width, Heads) = (64, 4);
        NormFirst = true;
        Activation = Activation.Gelu;
        Positions = PositionKind.Learned;
        Dropout = 0;
    }

    /// <summary>The number of colours: 512 in the paper.</summary>
    public required int Colors { get; init; }

    /// <summary>Y, the rows of an image.</summary>
    public required int Rows { get; init; }

    /// <summary>X, the columns of an image.</summary>
    public required int Columns { get; init; }

    /// <summary>L, the number of layers.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula.</summary>
    public long CountParameters() => AsGpt().CountParameters();

    /// <summary>The GPT that writes such images.</summary>
    internal GptOptions AsGpt() => new()
    {
        Vocabulary = Colors + 1,            // the last is the start, which is read but never written
        Outputs = Colors,
        TiedHead = false,
        MaxLength = Rows * Columns,
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        KeyWidth = KeyWidth,
        ValueWidth = ValueWidth,
        Hidden = Hidden,
        Activation = Activation,
        Positions = Positions,
        RelativeReach = RelativeReach,
        NormFirst = NormFirst,
        NormBias = NormBias,
        NormEpsilon = NormEpsilon,
        Bias = Bias,
        Dropout = Dropout,
        AttentionDropout = AttentionDropout,
        Seed = Seed,
    };
}
