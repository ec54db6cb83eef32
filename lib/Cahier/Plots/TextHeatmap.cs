using System.Numerics;
using Cahier.Display;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>
/// Words on backgrounds as dark as their weights: what attention reads in a text. The weight is also the thickness of the bar below each
/// word, and stands in a table; words that are known to matter have a frame.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class TextHeatmap : IHtml
{
    private TextHeatmap(TextRow[] rows, string? title, double max, bool showValues)
    {
        Rows = rows;
        Title = title;
        Max = max;
        ShowValues = showValues;
    }

    internal TextRow[] Rows { get; }

    internal string? Title { get; }

    /// <summary>The weight with the darkest background.</summary>
    internal double Max { get; }

    /// <summary>Whether each word carries its weight in per cent.</summary>
    internal bool ShowValues { get; }

    /// <summary>One text with a weight for each word.</summary>
    /// <param name="tokens">T words or fragments.</param>
    /// <param name="weights">[T], not negative.</param>
    /// <param name="marks">Which words get a frame: those that truly carry the opinion, say; T truths.</param>
    /// <param name="label">Before the text: a prediction, a class, a layer.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="max">The weight with the darkest background; the greatest without it.</param>
    /// <param name="showValues">Whether each word carries its weight, in per cent.</param>
    /// <exception cref="ArgumentException">Not one weight and one mark a word, no word, or a negative weight.</exception>
    public static TextHeatmap Of<T>(
        IEnumerable<string> tokens,
        IEnumerable<T> weights,
        IEnumerable<bool>? marks = null,
        string? label = null,
        string? title = null,
        double? max = null,
        bool showValues = false)
        where T : INumber<T>
    {
        Labels words = tokens?.ToArray();
        var row = new TextRow(words.Texts, Numbers.From(weights), marks?.ToArray(), label);
        row.Check();
        return new TextHeatmap([row], title, Limit([row], max), showValues);
    }

    /// <inheritdoc cref="Of{T}(IEnumerable{string}, IEnumerable{T}, IEnumerable{bool}?, string?, string?, double?, bool)"/>
    public static TextHeatmap Of(
        IEnumerable<string> tokens,
        Tensor weights,
        IEnumerable<bool>? marks = null,
        string? label = null,
        string? title = null,
        double? max = null,
        bool showValues = false) =>
        Of(tokens, Numbers.List(weights, nameof(TextHeatmap), nameof(weights)), marks, label, title, max, showValues);

    /// <summary>Several texts under one another, all on one scale.</summary>
    /// <param name="texts">In reading order.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="max">The weight with the darkest background; the greatest of all texts without it.</param>
    /// <exception cref="ArgumentException">No text.</exception>
    public static TextHeatmap Stack(IEnumerable<TextHeatmap> texts, string? title = null, double? max = null)
    {
        TextHeatmap[] all = [.. texts];
        if (all.Length == 0)
            throw new ArgumentException(Messages.NothingToCombine("TextHeatmap.Stack"), nameof(texts));
        TextRow[] rows = [.. all.SelectMany(text => text.Rows)];
        return new TextHeatmap(rows, title ?? all[0].Title, Limit(rows, max), all[0].ShowValues);
    }

    /// <inheritdoc/>
    public string ToHtml() => TextHeatmapHtml.Write(this, FigureId.Next());

    /// <summary>The texts as a picture, wrapped at the usual width of figures.</summary>
    public string ToSvg() => TextHeatmapSvg.Write(this, FigureId.Next());

    /// <summary>Each text in a line, the weight in per cent after each word that has one of note, framed words in brackets.</summary>
    public override string ToString() => string.Join('\n', Rows.Select(row => row.ToString(Max)).Prepend(Title).OfType<string>());

    internal string Description => Wording.DescribeTexts(Rows.Length, Rows.Sum(row => row.Words.Length), Max);

    private static double Limit(TextRow[] rows, double? max)
    {
        double limit = max ?? rows.Max(row => row.Weights.DefaultIfEmpty().Where(double.IsFinite).DefaultIfEmpty().Max());
        return limit > 0 ? limit : 1;
    }
}
