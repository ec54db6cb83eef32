namespace Cahier.Nn.Models;

/// <summary>The shape of a <see cref="TextClassifier"/>; the default is the mean of the words' vectors and a linear layer.</summary>
public sealed record TextClassifierOptions
{
    /// <summary>V, the number of words.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>D, the width of a word's vector.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The network that puts words into their context before they are pooled; null: none.</summary>
    public RecurrentKind? Network { get; init; }

    /// <summary>H, the width of that network's states.</summary>
    public int Hidden { get; init; } = 100;

    /// <summary>
    /// How a text becomes one vector; null, with a network only: by the state in which it ends.
    /// </summary>
    public AttentionPoolingOptions? Pooling { get; init; }

    /// <summary>How many classes there are; 1: a single score, positive for the one class and negative for the other.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>The probability with which a number of the text's vector is dropped while learning.</summary>
    public float Dropout { get; init; }

    /// <summary>The number of the word that fills short texts up.</summary>
    public int PaddingId { get; init; }

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }
}
