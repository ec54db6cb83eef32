using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Writes a sentence word by word: a recurrent network reads the word before and, with attention, a context that its state picks from a
/// memory (Bahdanau et al. 2015): cᵢ = attention(hᵢ₋₁, memory), hᵢ = f([xᵢ; cᵢ], hᵢ₋₁), yᵢ = W·[hᵢ; cᵢ] + b.
/// </summary>
public sealed class RecurrentDecoder : Module
{
    private readonly Embedding _embedding;
    private readonly AdditiveAttention? _attention;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A decoder with random weights.</summary>
    /// <param name="options">The words' number and width, the network, whether there is attention.</param>
    /// <param name="memoryWidth">D of the memory.</param>
    /// <param name="random">Where the first weights come from, and what dropout drops.</param>
    public RecurrentDecoder(RecurrentDecoderOptions options, int memoryWidth, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        var context = options.Attention ? memoryWidth : 0;
        _embedding = Register("embedding", new Embedding(options.TargetVocabulary, options.Width, random));
        _attention = options.Attention
            ? Register("attention", new AdditiveAttention(options.Hidden, memoryWidth, options.Hidden, random))
            : null;
        Network = Register("network", options.Kind.Of(options.Width + context, options.Hidden, random, options.Layers, options.Dropout));
        _dropout = Register("dropout", new Dropout(options.Dropout, random));
        _output = Register("output", new Linear(options.Hidden + context, options.TargetVocabulary, random));
    }

    /// <summary>The recurrent layers.</summary>
    public RecurrentNetwork Network { get; }

    /// <summary>For each position of the target, how likely each word is to come next; the words before it are the given ones (teacher forcing).</summary>
    /// <param name="words">[B, T] word numbers, the first of which is the start</param>
    /// <param name="memory">[B, S, D], what there is to look at</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="mask">What of the memory may be looked at, broadcast to [B, 1, S]; null: everything.</param>
    /// <returns>[B, T, V] logits; the attention weights [B, T, S], null without attention; and where the network ends.</returns>
    public (Tensor Logits, Tensor? Weights, RecurrentState State) Forward(int[,] words, Tensor memory, RecurrentState state, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (_attention is null)
        {
            var (states, end) = Network.Forward(_embedding, words, state);
            return (_output.Forward(_dropout.Forward(states)), null, end);
        }

        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(memory);
        var length = words.GetLength(1);
        var (found, weights) = (new Tensor[length], new Tensor[length]);
        var keys = _attention.Project(memory);
        var x = _embedding.Forward(words);                                                      // [B, T, W]
        _attention.KeepWeights = true;
        for (var t = 0; t < length; t++)
        {
            var query = state.Hidden.Slice(0, Network.Layers.Count - 1, 1).Transpose(0, 1);     // [B, 1, H]
            var context = _attention.Forward(query, memory, mask, keys);                        // [B, 1, D]
            weights[t] = _attention.LastWeights!;
            (var hidden, state) = Network.Forward(Tensor.Concatenate([x.Slice(1, t, 1), context], -1), state);
            found[t] = Tensor.Concatenate([hidden, context], -1);
        }
        var logits = _output.Forward(_dropout.Forward(Tensor.Concatenate(found, 1)));
        return (logits, Tensor.Concatenate(weights, 1), state);
    }

    /// <summary>Writes by taking the likeliest word each time, until the end or the longest length.</summary>
    /// <param name="memory">[B, S, D], what there is to look at</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="mask">What of the memory may be looked at, broadcast to [B, 1, S]; null: everything.</param>
    /// <param name="start">The word that every sentence begins with.</param>
    /// <param name="end">The word that closes a sentence.</param>
    /// <param name="maxLength">The most words to write.</param>
    internal WrittenSentence[] Write(Tensor memory, RecurrentState state, Mask? mask, int start, int end, int maxLength)
    {
        var batch = memory.Dim(0);
        var words = new int[batch, 1];
        for (var b = 0; b < batch; b++)
            words[b, 0] = start;
        var written = Enumerable.Range(0, batch).Select(_ => (Words: new List<int>(), Weights: new List<float[]>())).ToArray();
        var ended = new bool[batch];
        for (var step = 0; step < maxLength && !ended.All(done => done); step++)
        {
            (var logits, var weights, state) = Forward(words, memory, state, mask);
            var next = logits.ArgMax(-1);
            for (var b = 0; b < batch; b++)
            {
                words[b, 0] = next[b];
                ended[b] |= next[b] == end;
                if (ended[b])
                    continue;
                written[b].Words.Add(next[b]);
                if (weights is not null)
                    written[b].Weights.Add(weights.Row(b, weights.Dim(2)).ToArray());
            }
        }
        return [.. written.Select(sentence => new WrittenSentence(sentence.Words, sentence.Weights))];
    }
}
