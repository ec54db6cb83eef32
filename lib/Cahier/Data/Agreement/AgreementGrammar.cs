namespace Cahier.Data.Agreement;

/// <summary>Writes sentences of one language whose last word agrees with the subject.</summary>
internal abstract class AgreementGrammar
{
    // The words of "dont les réformes surprennent", and with "et" before it.
    private const int FirstClause = 4, OtherClause = 5;

    private const int WordsPerClause = 10;

    public abstract int FormCount { get; }

    public abstract IReadOnlyList<string> Words { get; }

    /// <param name="random">Chooses the words.</param>
    /// <param name="distance">Words between the subject and the verb.</param>
    /// <param name="form">Gender and number of the subject.</param>
    public AgreementSentence Write(Random random, int distance, int form)
    {
        var (words, answers) = Begin(random, form);
        var subject = words.Count - 1;
        List<int> nouns = [];
        HashSet<string> used = [];
        while (words.Count - subject - 1 < distance)
        {
            var left = distance - (words.Count - subject - 1);
            var first = words.Count == subject + 1;
            if (first ? left >= FirstClause : left >= OtherClause && Clauses(words, subject) < distance / WordsPerClause + 1)
                AddClause(random, words, nouns, form, first, used);
            else
                AddPlace(random, words, first, used, left);
        }
        return new([.. words], subject, answers[form], answers, [.. nouns]);
    }

    protected abstract (List<string> Words, string[] Answers) Begin(Random random, int form);

    /// <summary>Adds a relative clause of 4 words, or 5 where it is not the first.</summary>
    protected abstract void AddClause(Random random, List<string> words, List<int> nouns, int form, bool first, HashSet<string> used);

    /// <summary>Adds one to three words that say when, where or how.</summary>
    protected abstract void AddPlace(Random random, List<string> words, bool first, HashSet<string> used, int left);

    protected static T Any<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>One that was not taken before, if any is left.</summary>
    protected static string Fresh(Random random, string[] choices, HashSet<string> used)
    {
        string[] free = [.. choices.Where(choice => !used.Contains(choice))];
        var chosen = Any(random, free.Length > 0 ? free : choices);
        used.Add(chosen);
        return chosen;
    }

    private int Clauses(List<string> words, int subject) => words.Skip(subject + 1).Count(IsClauseStart);

    protected abstract bool IsClauseStart(string word);
}
