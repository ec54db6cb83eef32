using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cahier.Plots;

/// <summary>
/// What stands along an axis or names the groups of points: words, or numbers. Arrays and lists convert by themselves;
/// of another sequence of words write <c>[.. words]</c>.
/// </summary>
[CollectionBuilder(typeof(Labels), nameof(Create))]
public readonly struct Labels : IEnumerable<string>
{
    private readonly string[]? _texts;

    private Labels(string[] texts, double[]? positions = null)
    {
        _texts = texts;
        Positions = positions;
    }

    internal bool Given => _texts is not null;

    internal string[] Texts => _texts ?? [];

    /// <summary>
    /// The numbers themselves, where the labels are numbers in increasing order: then the axis is a scale and not a list.
    /// </summary>
    internal double[]? Positions { get; }

    /// <summary>From words.</summary>
    public static implicit operator Labels(string[]? words) => words is null ? default : Create(words);

    /// <inheritdoc cref="op_Implicit(string[])"/>
    public static implicit operator Labels(List<string>? words) => words is null ? default : Create([.. words]);

    /// <summary>From numbers; in increasing order they make a scale, otherwise names.</summary>
    public static implicit operator Labels(int[]? numbers) => OfNumbers(numbers?.Select(n => (double)n));

    /// <inheritdoc cref="op_Implicit(int[])"/>
    public static implicit operator Labels(float[]? numbers) => OfNumbers(numbers?.Select(n => (double)n));

    /// <inheritdoc cref="op_Implicit(int[])"/>
    public static implicit operator Labels(double[]? numbers) => OfNumbers(numbers);

    /// <summary>From the words of a collection expression.</summary>
    public static Labels Create(ReadOnlySpan<string> words)
    {
        var texts = new string[words.Length];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = Visible(words[i]);
        return new Labels(texts);
    }

    /// <summary>The labels as text.</summary>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Labels OfNumbers(IEnumerable<double>? numbers)
    {
        if (numbers is null)
            return default;
        double[] positions = [.. numbers];
        bool increasing = positions.All(double.IsFinite) && positions.Zip(positions.Skip(1)).All(pair => pair.First < pair.Second);
        return new Labels([.. positions.Select(p => p.ToString("G7", CultureInfo.InvariantCulture))], increasing ? positions : null);
    }

    // A token may be a space or a line break: what cannot be seen gets the sign that stands for it.
    private static string Visible(string? word)
    {
        if (string.IsNullOrEmpty(word))
            return "";
        if (string.IsNullOrWhiteSpace(word) && !word.Any(char.IsControl))
            return new string('␣', word.Length);
        return word.Any(char.IsControl) ? string.Concat(word.Select(c => c < ' ' ? (char)('␀' + c) : char.IsControl(c) ? '�' : c)) : word;
    }
}
