namespace Cahier.Nn.Models;

/// <summary>The shape of a <see cref="Seq2Seq"/>.</summary>
public sealed record Seq2SeqOptions : RecurrentDecoderOptions
{
    /// <summary>The number of words to read.</summary>
    public required int SourceVocabulary { get; init; }

    /// <summary>The number of the word that fills short sentences up.</summary>
    public int PaddingId { get; init; }
}
