namespace Cahier.Data;

/// <summary>What is said of a scene, and where one should look for each word.</summary>
/// <param name="Words">[T], as they are written.</param>
/// <param name="Regions">[T], for each word the cells that it speaks about.</param>
public sealed record Caption(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<int>> Regions)
{
    /// <summary>The words with spaces between them.</summary>
    public override string ToString() => string.Join(' ', Words);

    internal static Caption Of(params ReadOnlySpan<(string Words, int[] Regions)> parts)
    {
        var (words, regions) = (new List<string>(), new List<IReadOnlyList<int>>());
        foreach (var (text, where) in parts)
        {
            foreach (var word in text.Split(' '))
            {
                words.Add(word);
                regions.Add(where);
            }
        }
        return new(words, regions);
    }
}
