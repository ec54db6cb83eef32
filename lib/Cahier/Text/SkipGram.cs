using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Text;

/// <summary>
/// Word2vec as it is first explained: a network of one hidden layer that reads a word and predicts each word beside it with a softmax over
/// the whole vocabulary, y = softmax(W¹·W⁰·x). The rows of its table are the word vectors (Mikolov et al. 2013a).
/// </summary>
/// <remarks>Exact, and as slow as the vocabulary is large: <see cref="Word2Vec"/> is for more than a few thousand words.</remarks>
public sealed class SkipGram : Module
{
    private readonly Embedding _input;
    private readonly Linear _output;

    /// <summary>Two tables of small random numbers.</summary>
    /// <param name="vocabulary">V</param>
    /// <param name="width">D</param>
    /// <param name="random">Where the first values come from.</param>
    public SkipGram(int vocabulary, int width, Random random)
    {
        _input = Register("input", new Embedding(vocabulary, width, random, deviation: 1 / MathF.Sqrt(width)));
        _output = Register("output", new Linear(width, vocabulary, random, bias: false));
    }

    /// <summary>W⁰, the word vectors, [V, D].</summary>
    public Tensor Input => _input.Weight;

    /// <summary>W¹, the vectors of words as neighbours, [V, D].</summary>
    public Tensor Output => _output.Weight;

    /// <summary>All pairs of a word and one of its neighbours.</summary>
    /// <param name="sentence">Word numbers, [T].</param>
    /// <param name="window">How many words before and after are neighbours.</param>
    public static IEnumerable<(int Center, int Context)> Pairs(IReadOnlyList<int> sentence, int window)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        for (var center = 0; center < sentence.Count; center++)
            for (var context = Math.Max(0, center - window); context <= Math.Min(sentence.Count - 1, center + window); context++)
                if (context != center)
                    yield return (sentence[center], sentence[context]);
    }

    /// <summary>The scores of all words as neighbours of each center.</summary>
    /// <param name="centers">[B]</param>
    /// <returns>[B, V], before the softmax</returns>
    public Tensor Forward(int[] centers) => _output.Forward(Functional.Embedding(Input, centers));

    /// <summary>The mean of −ln P(context | center) over pairs.</summary>
    /// <param name="centers">[B]</param>
    /// <param name="contexts">[B]</param>
    /// <returns>A number, [].</returns>
    public Tensor Loss(int[] centers, int[] contexts) => Functional.CrossEntropy(Forward(centers), contexts);
}
