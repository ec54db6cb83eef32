namespace Cahier.Text;

/// <summary>How <see cref="Word2Vec"/> learns; the default values are those of word2vec's program and of gensim.</summary>
public sealed record Word2VecOptions
{
    /// <summary>D, the length of a vector.</summary>
    public int Width { get; init; } = 100;

    /// <summary>How many words before and after a word are its context, at most.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Draws how far the window reaches for each word, 1 … Window, so that close words count more.</summary>
    public bool DynamicWindow { get; init; } = true;

    /// <summary>How many words are drawn for each pair, which should not be beside the word.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Words are drawn in proportion to their count to this power.</summary>
    public double NegativeExponent { get; init; } = 0.75;

    /// <summary>Words of a frequency above this are left out now and then; 0 leaves out none.</summary>
    public double Sample { get; init; } = 1e-3;

    /// <summary>Words met less often are not learned.</summary>
    public int MinimumCount { get; init; } = 5;

    /// <summary>How often the text is read.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>η at the beginning.</summary>
    public float LearningRate { get; init; } = 0.025f;

    /// <summary>η at the end; it falls in a line.</summary>
    public float FinalLearningRate { get; init; } = 1e-4f;

    /// <summary>Same seed, same vectors, on any number of cores.</summary>
    public int Seed { get; init; } = 1;
}
