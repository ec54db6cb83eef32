using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// What BERT learns first, from text alone: to guess hidden words (Devlin et al. 2019, section 3.1), and whether the second sentence of
/// a pair follows the first.
/// </summary>
public sealed class BertPretraining : Module
{
    private readonly Linear _transform, _output;
    private readonly LayerNorm _norm;
    private readonly Linear? _nextSentence;

    /// <summary>The two heads on top of a model.</summary>
    /// <param name="bert">The model, which learns with them.</param>
    /// <param name="nextSentence">Whether the second head is there; later models left it out.</param>
    public BertPretraining(Bert bert, bool nextSentence = true)
    {
        ArgumentNullException.ThrowIfNull(bert);
        var (options, random) = (bert.Options, bert.Generator);
        Bert = Register("bert", bert);
        _transform = Register("transform", new Linear(options.Width, options.Width, random));
        _norm = Register("norm", LayerNorm.Of(options));
        _output = Register("output", new Linear(bert.Embedding.Weight, Tensor.Zeros(options.Vocabulary)));
        _nextSentence = nextSentence ? Register("next_sentence", new Linear(options.Width, 2, random)) : null;
        Initialization.SmallNormal(_transform, random);
        if (_nextSentence is not null)
            Initialization.SmallNormal(_nextSentence, random);
    }

    /// <summary>The model on which the heads stand.</summary>
    public Bert Bert { get; }

    /// <summary>For each position, how likely each token is to stand there; the output layer is the table of embeddings, with a bias.</summary>
    /// <param name="ids">[B, T] token numbers, some hidden by a mask token</param>
    /// <param name="segments">[B, T]</param>
    /// <returns>[B, T, V] logits</returns>
    public Tensor Forward(int[,] ids, int[,]? segments = null) => Words(Bert.Forward(ids, segments));

    /// <summary>Whether the second sentence follows the first.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="segments">[B, T]</param>
    /// <returns>[B, 2] logits: follows, does not</returns>
    /// <exception cref="InvalidOperationException">The model was made without that head.</exception>
    public Tensor NextSentence(int[,] ids, int[,] segments) => NextSentence(Bert.Forward(ids, segments));

    /// <summary>The mean of −ln P(hidden token | what is seen) over the hidden positions.</summary>
    /// <param name="words">What was hidden and where.</param>
    /// <param name="segments">[B, T]</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(MaskedWords words, int[,]? segments = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Functional.CrossEntropy(Forward(words.Ids, segments), words.Targets, MaskedWords.NotAsked);
    }

    /// <summary>The sum of both losses.</summary>
    /// <param name="words">What was hidden and where.</param>
    /// <param name="segments">[B, T]</param>
    /// <param name="follows">For each pair, 0 if the second sentence follows the first, else 1.</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(MaskedWords words, int[,] segments, int[] follows)
    {
        ArgumentNullException.ThrowIfNull(words);
        var states = Bert.Forward(words.Ids, segments);
        return Functional.CrossEntropy(Words(states), words.Targets, MaskedWords.NotAsked)
            + Functional.CrossEntropy(NextSentence(states), follows);
    }

    private Tensor Words(Tensor states) => _output.Forward(_norm.Forward(_transform.Forward(states).Gelu()));

    private Tensor NextSentence(Tensor states) =>
        (_nextSentence ?? throw new InvalidOperationException(Messages.NoNextSentence())).Forward(Bert.Pool(states));
}
