namespace Cahier.Nn.Models;

/// <summary>The shape of a <see cref="RecurrentDecoder"/>.</summary>
public record RecurrentDecoderOptions
{
    /// <summary>V, the number of words to write.</summary>
    public required int TargetVocabulary { get; init; }

    /// <summary>The recurrent network; it is the encoder's too, where there is one.</summary>
    public RecurrentKind Kind { get; init; } = RecurrentKind.Gru;

    /// <summary>The width of a word's vector.</summary>
    public int Width { get; init; } = 64;

    /// <summary>H, the width of a state.</summary>
    public int Hidden { get; init; } = 128;

    /// <summary>L, how many recurrent layers on top of each other.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether each word looks at the memory; else all it knows of it is the state to begin with.</summary>
    public bool Attention { get; init; } = true;

    /// <summary>The probability of dropping a number between layers and before the output while learning.</summary>
    public float Dropout { get; init; }

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }
}
