namespace Cahier.Data;

/// <summary>A sentence whose last word must agree with a noun far before it: la présidente dont les réformes … fut réélue.</summary>
/// <param name="Words">The sentence up to the word that agrees, without it.</param>
/// <param name="Subject">The position of the noun that decides.</param>
/// <param name="Answer">The word that agrees with it: réélue.</param>
/// <param name="Alternatives">The same word in all its forms, the right one among them, in the same order for every sentence.</param>
/// <param name="Distractors">The positions of nouns of another gender or number that stand between.</param>
public sealed record AgreementSentence(string[] Words, int Subject, string Answer, string[] Alternatives, int[] Distractors)
{
    /// <summary>How many words stand between the noun and the word that agrees.</summary>
    public int Distance => Words.Length - Subject - 1;

    /// <summary>Which of the alternatives is right: the class to predict.</summary>
    public int Label => Array.IndexOf(Alternatives, Answer);

    /// <inheritdoc/>
    public override string ToString() => Text.WordTokenizer.Join([.. Words, Answer, "."]);
}
