using System.Numerics;
using Cahier.Tensors;

namespace Cahier.Plots;

// The same charts from tensors.
public static partial class Chart
{
    /// <summary>A line through values at 0, 1, 2, … (steps, epochs).</summary>
    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, bool, bool, string?)"/>
    public static Figure Line(
        Tensor y, string? name = null, string? title = null, bool showMarkers = false, bool dashed = false, string? color = null) =>
        Line(Numbers.List(y, "Chart.Line", nameof(y)), name, title, showMarkers, dashed, color);

    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, bool, bool, string?)"/>
    public static Figure Line(
        Tensor x,
        Tensor y,
        string? name = null,
        string? title = null,
        bool showMarkers = false,
        bool dashed = false,
        string? color = null) =>
        Line(Numbers.List(x, "Chart.Line", nameof(x)), Numbers.List(y, "Chart.Line", nameof(y)), name, title, showMarkers, dashed, color);

    /// <inheritdoc cref="Line{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, string?, string?, bool, bool, string?)"/>
    public static Figure Line<T>(
        IEnumerable<T> x,
        Tensor y,
        string? name = null,
        string? title = null,
        bool showMarkers = false,
        bool dashed = false,
        string? color = null)
        where T : INumber<T> =>
        Line(x, Numbers.List(y, "Chart.Line", nameof(y)), name, title, showMarkers, dashed, color);

    /// <inheritdoc cref="Scatter{TX, TY}(IEnumerable{TX}, IEnumerable{TY}, Labels, Labels, string?, string?)"/>
    public static Figure Scatter(
        Tensor x, Tensor y, Labels labels = default, Labels groups = default, string? name = null, string? title = null) =>
        Scatter(Numbers.List(x, "Chart.Scatter", nameof(x)), Numbers.List(y, "Chart.Scatter", nameof(y)), labels, groups, name, title);

    /// <summary>Points in the plane, a row of a tensor each: embeddings, say.</summary>
    /// <param name="points">[N, 2]</param>
    /// <param name="labels">N words, drawn where there is room.</param>
    /// <param name="groups">The group of each point, N words or numbers (classes, say).</param>
    /// <param name="name">What the legend calls the points, where they have no groups.</param>
    /// <param name="title">Above the figure.</param>
    /// <exception cref="ShapeException">The tensor is not [N, 2].</exception>
    public static Figure Scatter(Tensor points, Labels labels = default, Labels groups = default, string? name = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Rank != 2 || points.Dim(1) != 2)
            throw new ShapeException(Messages.NotPoints(points.Shape));
        var values = Numbers.From(points);
        return Scatter(values.Where((_, i) => i % 2 == 0), values.Where((_, i) => i % 2 == 1), labels, groups, name, title);
    }

    /// <inheritdoc cref="Column{T}(Labels, IEnumerable{T}, string?, string?, string?)"/>
    public static Figure Column(Labels x, Tensor y, string? name = null, string? title = null, string? color = null) =>
        Column(x, Numbers.List(y, "Chart.Column", nameof(y)), name, title, color);

    /// <summary>How often the numbers of a tensor of any shape fall in each of the intervals of one width.</summary>
    /// <inheritdoc cref="Histogram{T}(IEnumerable{T}, string?, string?, int?, bool, string?)"/>
    public static Figure Histogram(
        Tensor x, string? name = null, string? title = null, int? bins = null, bool density = false, string? color = null) =>
        Histogram(Numbers.From(x), name, title, bins, density, color);
}
