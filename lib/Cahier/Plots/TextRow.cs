namespace Cahier.Plots;

/// <summary>A text of a <see cref="TextHeatmap"/>.</summary>
internal sealed record TextRow(string[] Words, double[] Weights, bool[]? Marks, string? Label)
{
    private const double Noted = 0.15;          // of the greatest weight: below it, plain text is silent

    public bool IsMarked(int word) => Marks is not null && Marks[word];

    public void Check()
    {
        if (Words.Length == 0)
            throw new ArgumentException(Messages.Empty(nameof(TextHeatmap)));
        if (Words.Length != Weights.Length)
            throw new ArgumentException(Messages.WeightsOfWords(Words.Length, Weights.Length));
        if (Marks is not null && Marks.Length != Words.Length)
            throw new ArgumentException(Messages.MarksOfWords(Words.Length, Marks.Length));
        int negative = Array.FindIndex(Weights, weight => weight < 0);
        if (negative >= 0)
            throw new ArgumentException(Messages.NegativeWeight(Words[negative], NumberText.Short(Weights[negative])));
    }

    public string ToString(double max)
    {
        var words = Words.Select((word, i) =>
            (IsMarked(i) ? $"[{word}]" : word) + (Weights[i] >= Noted * max ? $"({Percent(Weights[i])})" : ""));
        return (Label is null ? "" : Label + Wording.Colon) + string.Join(' ', words);
    }

    /// <summary>In per cent, with a decimal below 10.</summary>
    public static string Percent(double weight) => !double.IsFinite(weight)
        ? "–"
        : NumberText.Fixed(100 * weight, weight < 0.0995 ? 1 : 0) + Wording.PercentSign;
}
