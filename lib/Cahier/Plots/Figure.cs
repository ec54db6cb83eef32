using System.Collections.Immutable;
using Cahier.Display;
using Cahier.Plots.Drawing;
using Cahier.Plots.Json;
using Cahier.Plots.Model;

namespace Cahier.Plots;

/// <summary>
/// A figure: made by <see cref="Chart"/>, never changed afterwards; each <c>With…</c> gives another. Shown as plotly.js data
/// where the host draws with plotly.js, and everywhere else as a picture of its own (SVG) with its data in a table.
/// </summary>
/// <example><code>
/// var live = display(Chart.Line(losses));       // then, in the same cell:
/// live.Update(Chart.Line(losses));              // at most about ten times a second
/// </code></example>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Text])]
public sealed partial class Figure : IHtml
{
    // Laid out once for all its forms, and again where the language has changed: texts have other widths.
    private (string Language, FigureLayout Layout)? _layout;

    internal Figure(ImmutableArray<Panel> panels, int columns = 1)
    {
        Panels = panels;
        Columns = Math.Min(columns, panels.Length);
    }

    internal ImmutableArray<Panel> Panels { get; private init; }

    /// <summary>How many panels stand side by side.</summary>
    internal int Columns { get; }

    internal string? Title { get; private init; }

    internal string? Description { get; private init; }

    internal double? Width { get; private init; }

    internal double? Height { get; private init; }

    /// <summary>Whether all heat maps have one colour scale, and one colour bar.</summary>
    internal bool SharedColors { get; init; }

    /// <summary>Whether all panels have the same axes, written at the outer ones only.</summary>
    internal bool SharedAxes { get; init; }

    /// <summary>The figure as plotly.js takes it: an object with data, layout and config. Numbers that are not finite are null.</summary>
    public string ToJson() => PlotlyFigure.Write(Layout());

    /// <summary>The figure as a static picture, readable on light and dark backgrounds; its ids are used once.</summary>
    public string ToSvg() => ToSvg(FigureId.Next());

    /// <summary>
    /// The picture and a table of its data; interactive where the page already has plotly.js. Nothing is loaded from anywhere.
    /// </summary>
    public string ToHtml() => ToHtml(FigureId.Next());

    /// <summary>One line that says what the figure shows, with its ranges.</summary>
    public override string ToString() => FigureDescription.Line(this);

    internal string ToSvg(string id) => SvgFigure.Draw(Layout(), id);

    internal string ToHtml(string id) => HtmlFigure.Write(Layout(), id);

    private FigureLayout Layout()
    {
        if (_layout is { } known && known.Language == Wording.Code)
            return known.Layout;
        var layout = FigureLayout.Of(this);
        _layout = (Wording.Code, layout);
        return layout;
    }
}
