using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>A vector for each position, added to the word found there: without it a sentence is a bag of words.</summary>
public abstract class Positions : Module
{
    /// <summary>The vectors, [MaxLength, D]: row t is added to the word at position t.</summary>
    public abstract Tensor Table { get; }

    /// <summary>Adds to each word the vector of its position.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <returns>[B, T, D]</returns>
    /// <exception cref="ArgumentException">The sentence is longer than the table.</exception>
    public Tensor Forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var length = x.Dim(-2);
        if (length > Table.Dim(0))
            throw new ArgumentException(Messages.SentenceTooLong(length, Table.Dim(0)), nameof(x));
        return x + Table.Slice(0, 0, length);
    }
}
