using Cahier.Text;

namespace Cahier.Data;

/// <summary>Pairs of sentences as rows of word numbers, ready for a model that translates.</summary>
/// <param name="Source">[B, S]: the sentences to translate, each closed by its end, then padding.</param>
/// <param name="Target">[B, T]: what the decoder reads: start, then the translation.</param>
/// <param name="Expected">[B, T]: what the decoder must say: the translation, then its end. It is Target one position ahead.</param>
public sealed record Batch(int[,] Source, int[,] Target, int[,] Expected)
{
    /// <summary>B, the number of pairs.</summary>
    public int Size => Source.GetLength(0);

    /// <summary>Makes a batch of encoded pairs, adding start, end and padding.</summary>
    public static Batch Of(IReadOnlyList<(int[] Source, int[] Target)> pairs) => new(
        Pad([.. pairs.Select(pair => (int[])[.. pair.Source, Vocabulary.End])]),
        Pad([.. pairs.Select(pair => (int[])[Vocabulary.Start, .. pair.Target])]),
        Pad([.. pairs.Select(pair => (int[])[.. pair.Target, Vocabulary.End])]));

    /// <summary>Sentences of several lengths as one rectangle [B, T], the short ones filled on the right.</summary>
    public static int[,] Pad(IReadOnlyList<int[]> sentences, int padding = Vocabulary.Padding)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var length = sentences.Count == 0 ? 0 : sentences.Max(sentence => sentence.Length);
        var padded = new int[sentences.Count, length];
        for (var b = 0; b < sentences.Count; b++)
            for (var t = 0; t < length; t++)
                padded[b, t] = t < sentences[b].Length ? sentences[b][t] : padding;
        return padded;
    }
}
