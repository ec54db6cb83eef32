using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>The shape of a <see cref="CharModel"/>; the defaults are those of Karpathy's min-char-rnn (2015).</summary>
public sealed record CharModelOptions
{
    /// <summary>V, the number of characters.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The recurrent network.</summary>
    public RecurrentKind Kind { get; init; } = RecurrentKind.Rnn;

    /// <summary>H, the width of a state.</summary>
    public int Hidden { get; init; } = 100;

    /// <summary>L, how many recurrent layers on top of each other.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>D, the width of a character's learned vector; 0: characters are one-hot vectors.</summary>
    public int Embedding { get; init; }

    /// <summary>The probability with which what goes from one recurrent layer to the next, and to the output, is dropped while learning.</summary>
    public float Dropout { get; init; }

    /// <summary>How gated recurrent units are written.</summary>
    public GruForm GruForm { get; init; }

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }
}
