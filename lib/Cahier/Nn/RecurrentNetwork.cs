using Cahier.Tensors;
using Cahier.Tensors.Kernels.Recurrent;

namespace Cahier.Nn;

/// <summary>
/// Recurrent layers on top of each other, each reading the states of the one below: what <see cref="Rnn"/>, <see cref="Gru"/> and
/// <see cref="Lstm"/> have in common. Parameters are named as PyTorch names them: weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, …
/// </summary>
public abstract class RecurrentNetwork : Module
{
    private readonly Dropout? _dropout;

    private protected RecurrentNetwork(int inputs, int hidden, int gates, Random random, int layers, bool bias, float dropout)
    {
        Bounds.AtLeast(inputs, 1);
        Bounds.AtLeast(hidden, 1);
        Bounds.AtLeast(layers, 1);
        (Inputs, Hidden) = (inputs, hidden);
        Tensor Uniform(string name, params int[] shape) => Register(name, Initialization.KaimingUniform(hidden, random, shape));
        Layers =
        [
            .. Enumerable.Range(0, layers).Select(l => new RecurrentWeights(
                Uniform($"weight_ih_l{l}", gates * hidden, l == 0 ? inputs : hidden),
                Uniform($"weight_hh_l{l}", gates * hidden, hidden),
                bias ? Uniform($"bias_ih_l{l}", gates * hidden) : null,
                bias ? Uniform($"bias_hh_l{l}", gates * hidden) : null)),
        ];
        _dropout = dropout > 0 ? Register("dropout", new Dropout(dropout, random)) : null;
    }

    /// <summary>D, the width of what is read.</summary>
    public int Inputs { get; }

    /// <summary>H, the width of a state.</summary>
    public int Hidden { get; }

    /// <summary>The parameters, layer by layer from the bottom.</summary>
    public IReadOnlyList<RecurrentWeights> Layers { get; }

    /// <summary>Goes through whole sequences.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="state">Where to begin; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T: what follows is padding. Null: all are T long.</param>
    /// <returns>[B, T, H], the states of the last layer, zeros in the padding; and where each sequence ends.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="IndexException">A length is not within 1 … T.</exception>
    public (Tensor Output, RecurrentState State) Forward(Tensor x, RecurrentState? state = null, int[]? lengths = null)
    {
        Shape.RequireExactRank(x, 3, GetType().Name, nameof(x));
        Shape.Require(x, [x.Dim(0), x.Dim(1), Inputs], GetType().Name, nameof(x));
        return Through(new DenseInput(x), state, lengths);
    }

    /// <summary>Goes through sequences of words, each standing for the one-hot vector of its number; D is the vocabulary.</summary>
    /// <param name="ids">[B, T], numbers below D</param>
    /// <param name="state">Where to begin; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T. Null: all are T long.</param>
    /// <returns>[B, T, H], the states of the last layer, zeros in the padding; and where each sequence ends.</returns>
    /// <exception cref="IndexException">A number is not below D, or a length is not within 1 … T.</exception>
    public (Tensor Output, RecurrentState State) Forward(int[,] ids, RecurrentState? state = null, int[]? lengths = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Through(new TableInput(null, ids, Inputs), state, lengths);
    }

    /// <summary>
    /// Goes through sequences of words, each standing for its vector: as <c>Forward(embedding.Forward(ids))</c>, but what a word
    /// contributes
    /// to the gates is computed once for the vocabulary, where that is smaller than the batch.
    /// </summary>
    /// <param name="embedding">[V, D]</param>
    /// <param name="ids">[B, T], numbers below V</param>
    /// <param name="state">Where to begin; null: zeros.</param>
    /// <param name="lengths">How long each of the B sequences is, 1 … T. Null: all are T long.</param>
    /// <returns>[B, T, H], the states of the last layer, zeros in the padding; and where each sequence ends.</returns>
    /// <exception cref="IndexException">A number is not below V, or a length is not within 1 … T.</exception>
    public (Tensor Output, RecurrentState State) Forward(
        Embedding embedding, int[,] ids, RecurrentState? state = null, int[]? lengths = null)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(ids);
        var table = embedding.Weight;
        return table.Dim(0) < ids.Length
            ? Through(new TableInput(table, ids, table.Dim(0)), state, lengths)
            : Through(new DenseInput(Functional.Embedding(table, ids)), state, lengths);
    }

    /// <summary>One layer over whole sequences.</summary>
    private protected abstract Tensor Run(
        SequenceInput input, RecurrentWeights weights, Tensor? hidden, Tensor? cell, int[]? lengths, out Tensor last, out Tensor? lastCell);

    private (Tensor Output, RecurrentState State) Through(SequenceInput input, RecurrentState? state, int[]? lengths)
    {
        Shape expected = [Layers.Count, input.Batch, Hidden];
        if (state is not null)
            Shape.Require(state.Hidden, expected, GetType().Name, nameof(state.Hidden));
        if (state?.Cell is not null)
            Shape.Require(state.Cell, expected, GetType().Name, nameof(state.Cell));

        var (states, cells) = (new Tensor[Layers.Count], new Tensor?[Layers.Count]);
        for (var l = 0; ; l++)
        {
            var output = Run(
                input, Layers[l], Of(state?.Hidden, l), Of(state?.Cell, l), lengths, out states[l], out cells[l]);
            if (l == Layers.Count - 1)
                return (output, new(Together(states), cells[0] is null ? null : Together(cells!)));

            input = new DenseInput(_dropout?.Forward(output) ?? output);
        }
    }

    private static Tensor? Of(Tensor? states, int layer) => states?.Slice(0, layer, 1).Squeeze(0);

    private static Tensor Together(Tensor[] states) => states.Length == 1 ? states[0].Unsqueeze(0) : Tensor.Stack(states);
}
