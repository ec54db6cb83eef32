using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>Which recurrent network a model is made with.</summary>
public enum RecurrentKind
{
    /// <summary>The plain one: <see cref="Nn.Rnn"/>.</summary>
    Rnn,

    /// <summary>Gated recurrent units: <see cref="Nn.Gru"/>.</summary>
    Gru,

    /// <summary>Long short-term memory: <see cref="Nn.Lstm"/>.</summary>
    Lstm,
}

internal static class RecurrentKinds
{
    /// <summary>A network of this kind.</summary>
    public static RecurrentNetwork Of(
        this RecurrentKind kind, int inputs, int hidden, Random random, int layers = 1, float dropout = 0, GruForm form = GruForm.PyTorch) =>
        kind switch
        {
            RecurrentKind.Rnn => new Rnn(inputs, hidden, random, layers, dropout: dropout),
            RecurrentKind.Gru => new Gru(inputs, hidden, random, layers, form, dropout: dropout),
            RecurrentKind.Lstm => new Lstm(inputs, hidden, random, layers, dropout: dropout),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
