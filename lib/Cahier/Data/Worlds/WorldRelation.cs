using Cahier.Text;

namespace Cahier.Data.Worlds;

/// <summary>
/// Two kinds of words of which each of the one belongs to one of the other: capital and country, king and queen, cat and cats.
/// </summary>
/// <param name="Name">What the relation is called.</param>
/// <param name="First">What the first kind is called, and in which sentences it stands.</param>
/// <param name="Second">The same for the second kind.</param>
/// <param name="Pairs">The words.</param>
internal sealed record WorldRelation(string Name, WorldKind First, WorldKind Second, WorldPair[] Pairs)
{
    public IEnumerable<(string Name, string[] Words)> Classes =>
        [(First.Name, [.. Pairs.Select(pair => pair.First.Key)]), (Second.Name, [.. Pairs.Select(pair => pair.Second.Key)])];

    public IEnumerable<AnalogyQuestion> Analogies =>
        from shown in Pairs
        from asked in Pairs
        where shown != asked
        select new AnalogyQuestion(Name, shown.First.Key, shown.Second.Key, asked.First.Key, asked.Second.Key);

    public string Write(Random random)
    {
        var pair = Pairs[random.Next(Pairs.Length)];
        var own = random.Next(pair.Own.Length);
        var (kind, word) = random.Next(2) == 0 ? (First, pair.First) : (Second, pair.Second);
        return kind.Sentences[random.Next(kind.Sentences.Length)]
            .Replace("{the}", word.The, StringComparison.Ordinal)
            .Replace("{of}", word.Of, StringComparison.Ordinal)
            .Replace("{w}", word.Key, StringComparison.Ordinal)
            .Replace("{language}", pair.Language, StringComparison.Ordinal)
            .Replace("{own}", pair.Own[own], StringComparison.Ordinal)
            .Replace("{own2}", pair.Own[(own + 1) % pair.Own.Length], StringComparison.Ordinal);
    }
}

/// <summary>A kind of words.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sentences">
/// Where its words stand: {w} the word, {the} with its article, {of} with its article after a preposition, {own} what the pair owns,
/// {language} its language.
/// </param>
internal sealed record WorldKind(string Name, string[] Sentences);

/// <summary>A word with its article.</summary>
/// <param name="Key">The word.</param>
/// <param name="The">The word with its article.</param>
/// <param name="Of">The word with its article and "of".</param>
internal sealed record WorldWord(string Key, string The, string Of);

/// <summary>Two words that belong together, and what both stand beside and no other pair.</summary>
internal sealed record WorldPair(WorldWord First, WorldWord Second, string[] Own)
{
    public string Language { get; init; } = "";
}

/// <summary>All relations of a world.</summary>
internal sealed record WorldLexicon(WorldRelation[] Relations)
{
    public string Write(Random random) => Relations[random.Next(Relations.Length)].Write(random);
}
