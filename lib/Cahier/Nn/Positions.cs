using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A vector for each position, added to the word found there: without it a sentence is a bag of words.</summary>
public abstract class Positions : Module
{
    /// <summary>The vectors, [MaxLength, D]: row t is added to the word at position t.</summary>
    public abstract Tensor Table { get; }

    /// <summary>The positions of a kind that is added to the embeddings; nothing for the others.</summary>
    internal static Positions? Of(PositionKind kind, int maxLength, int width, Random random) => kind switch
    {
        PositionKind.Sinusoidal => new SinusoidalPositions(maxLength, width),
        PositionKind.Learned => new LearnedPositions(maxLength, width, random),
        _ => null,
    };

    /// <summary>Adds to each word the vector of its position.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="start">The position of the first word.</param>
    /// <returns>[B, T, D]</returns>
    /// <exception cref="ArgumentException">The sentence is longer than the table.</exception>
    public Tensor Forward(Tensor x, int start = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        var length = x.Dim(-2);
        if (start + length > Table.Dim(0))
            throw new ArgumentException(Messages.SentenceTooLong(start + length, Table.Dim(0)), nameof(x));
        return x + Table.Slice(0, start, length);
    }
}
