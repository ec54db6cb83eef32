using Cahier.Text;

namespace Cahier.Data.Opinions;

/// <summary>A text of which some words are marked: [the author's opinion] and {praise or blame of something else}.</summary>
internal sealed record MarkedText(string Text, string[] Words, int[] Opinion, int[] Distractors)
{
    /// <summary>Cuts the text at the marks, which stand at the borders of words, then into words.</summary>
    public static MarkedText Parse(string marked, string language)
    {
        List<string> words = [];
        List<int> opinion = [], distractors = [];
        var (start, kind) = (0, ' ');
        for (var i = 0; i <= marked.Length; i++)
        {
            if (i < marked.Length && marked[i] is not ('[' or ']' or '{' or '}'))
                continue;
            foreach (var word in WordTokenizer.Words(marked[start..i], language, lowerCase: true))
            {
                if (kind == '[')
                    opinion.Add(words.Count);
                else if (kind == '{')
                    distractors.Add(words.Count);
                words.Add(word);
            }
            (start, kind) = (i + 1, i < marked.Length ? marked[i] : ' ');
        }
        var text = string.Concat(marked.Where(c => c is not ('[' or ']' or '{' or '}')));
        return new(text, [.. words], [.. opinion], [.. distractors]);
    }

    /// <summary>The sentence with a capital at its beginning, before which a mark may stand.</summary>
    public static string Capital(string sentence)
    {
        var first = sentence.AsSpan().IndexOfAnyExcept('[', '{');
        return sentence[..first] + char.ToUpperInvariant(sentence[first]) + sentence[(first + 1)..];
    }
}
