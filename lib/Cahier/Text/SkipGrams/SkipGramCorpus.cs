using System.Runtime.InteropServices;

namespace Cahier.Text.SkipGrams;

/// <summary>A text as the numbers of its frequent words.</summary>
internal static class SkipGramCorpus
{
    /// <summary>Counts and numbers the words; equally frequent ones in the order of their first appearance.</summary>
    public static (string[] Words, long[] Counts, int[] Corpus, Range[] Sentences) Read(
        IEnumerable<IReadOnlyList<string>> sentences, int minimumCount)
    {
        Dictionary<string, int> ids = [];
        List<int> tokens = [];
        List<int> ends = [];
        List<long> counts = [];
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, word, out var known);
                if (!known)
                {
                    id = counts.Count;
                    counts.Add(0);
                }
                counts[id]++;
                tokens.Add(id);
            }
            ends.Add(tokens.Count);
        }

        int[] kept = [.. Enumerable.Range(0, counts.Count).Where(id => counts[id] >= minimumCount).OrderByDescending(id => counts[id])];
        var numbers = new int[counts.Count];
        Array.Fill(numbers, -1);
        for (var number = 0; number < kept.Length; number++)
            numbers[kept[number]] = number;

        var words = new string[kept.Length];
        foreach (var (word, id) in ids)
            if (numbers[id] >= 0)
                words[numbers[id]] = word;
        var (corpus, ranges) = Renumber(CollectionsMarshal.AsSpan(tokens), ends, numbers);
        return (words, [.. kept.Select(id => counts[id])], corpus, ranges);
    }

    /// <summary>Consecutive sentences of together about so many words.</summary>
    public static IEnumerable<Range> Chunks(Range[] sentences, int words)
    {
        var first = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            if (i + 1 < sentences.Length && sentences[i].End.Value - sentences[first].Start.Value < words)
                continue;
            yield return first..(i + 1);
            first = i + 1;
        }
    }

    private static (int[] Corpus, Range[] Sentences) Renumber(ReadOnlySpan<int> tokens, List<int> ends, int[] numbers)
    {
        var corpus = new int[tokens.Length];
        var (length, start) = (0, 0);
        List<Range> sentences = [];
        foreach (var end in ends)
        {
            var first = length;
            foreach (var token in tokens[start..end])
                if (numbers[token] >= 0)
                    corpus[length++] = numbers[token];
            start = end;
            // A word alone has no neighbours to learn from.
            if (length - first > 1)
                sentences.Add(first..length);
            else
                length = first;
        }
        return (corpus[..length], [.. sentences]);
    }
}
