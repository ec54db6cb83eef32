using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>A sentence that a decoder wrote, and what it looked at for each word.</summary>
public sealed class WrittenSentence
{
    internal WrittenSentence(List<int> words, List<float[]> weights)
    {
        Words = [.. words];
        if (weights.Count == 0)
            return;

        var alignment = new float[weights.Count, weights[0].Length];
        for (var t = 0; t < weights.Count; t++)
        {
            for (var s = 0; s < weights[t].Length; s++)
                alignment[t, s] = weights[t][s];
        }
        Alignment = Tensor.From(alignment).OutliveAll();
    }

    /// <summary>The T words, without start and end.</summary>
    public IReadOnlyList<int> Words { get; }

    /// <summary>[T, S], how much each word looked at each position of the memory; null without attention, or without a word.</summary>
    public Tensor? Alignment { get; }
}
