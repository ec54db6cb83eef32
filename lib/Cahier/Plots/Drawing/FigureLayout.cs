using System.Collections.Immutable;
using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// Where everything in a figure lies. Margins depend on the texts beside the axes, these on the size of the plots, and that
/// on the margins: three rounds settle it. The SVG is drawn by it, and plotly.js gets its margins and places from it too.
/// </summary>
internal sealed class FigureLayout
{
    private const double DefaultWidth = 680;
    private const double DefaultGridWidth = 760;
    private const double Between = 14;          // two panels
    private const int Rounds = 3;

    private readonly PanelFrame[] _frames;
    private readonly Margins[] _margins;
    private readonly double[] _plotWidths;
    private readonly double[] _plotHeights;

    private FigureLayout(Figure figure)
    {
        Figure = figure;
        var colored = figure.Panels.SelectMany(panel => panel.Colored).ToList();
        var shared = figure.SharedColors && colored.Count > 0 ? ColorAxis.Of(colored) : null;
        _frames = [.. figure.Panels.Select((_, i) => PanelFrame.Of(figure, i, shared))];
        _margins = new Margins[_frames.Length];
        _plotWidths = new double[Math.Min(figure.Columns, _frames.Length)];
        _plotHeights = new double[(_frames.Length + figure.Columns - 1) / figure.Columns];

        double width = figure.Width ?? (_frames.Length > 1 ? DefaultGridWidth : DefaultWidth);
        double barRoom = shared is null ? 0 : ColorBar.Width(shared, 280) + 4;
        double titleRoom = 0;
        Array.Fill(_plotWidths, width / _plotWidths.Length - 80);
        Array.Fill(_plotHeights, (figure.Height ?? 300) / _plotHeights.Length - (figure.Height is null ? 0 : 60));
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < _frames.Length; i++)
                _margins[i] = Margins.Of(_frames[i], Math.Max(20, _plotWidths[Column(i)]), Math.Max(20, _plotHeights[Row(i)]));
            double free = width - barRoom - Between * (_plotWidths.Length - 1) - _plotWidths.Select((_, c) => SideRoom(c)).Sum();
            for (int c = 0; c < _plotWidths.Length; c++)
            {
                double most = figure.Width is null ? FramesOf(c).Max(frame => frame.MostWidth) : double.PositiveInfinity;
                _plotWidths[c] = Math.Max(30, Math.Min(free / _plotWidths.Length, most));
            }

            TitleLines = figure.Title is { } title
                ? TextWidth.Wrap(title, Typography.Title, Math.Max(ContentWidth + barRoom, 280) - 16)
                : [];
            titleRoom = TitleLines.Count == 0 ? 4 : TitleLines.Count * Typography.Title * Typography.Leading + 8;
            double tall = (figure.Height ?? 0) - titleRoom - Between * (_plotHeights.Length - 1)
                - _plotHeights.Select((_, r) => EndRoom(r)).Sum();
            for (int r = 0; r < _plotHeights.Length; r++)
            {
                _plotHeights[r] = figure.Height is null
                    ? _frames.Where((_, i) => Row(i) == r).Max(frame => frame.HeightFor(_plotWidths[Column(Array.IndexOf(_frames, frame))]))
                    : Math.Max(30, tall / _plotHeights.Length);
            }
        }

        double titleWidth = TextWidth.Widest(TitleLines, Typography.Title) + 16;
        Width = figure.Width ?? Math.Ceiling(Math.Max(ContentWidth + barRoom, titleWidth));
        Height = figure.Height ?? Math.Ceiling(
            titleRoom + _plotHeights.Select((h, r) => h + EndRoom(r)).Sum() + Between * (_plotHeights.Length - 1));
        Top = titleRoom;
        Panels = [.. _frames.Select((_, i) => Place(i))];
        if (shared is not null)
            SharedBar = ColorBar.At(shared, ContentWidth, Panels[0].Plot.Top, Panels[^1].Plot.Bottom - Panels[0].Plot.Top);
    }

    public Figure Figure { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Where the title ends and the panels begin.</summary>
    public double Top { get; }

    public IReadOnlyList<string> TitleLines { get; private set; } = [];

    public ImmutableArray<PanelLayout> Panels { get; }

    public ColorBar? SharedBar { get; }

    /// <summary>The box that holds all plots: what plotly.js calls the plot area, to which domains are relative.</summary>
    public Box PlotArea
    {
        get
        {
            double left = Panels.Min(panel => panel.Plot.Left), top = Panels.Min(panel => panel.Plot.Top);
            return new Box(left, top, Panels.Max(panel => panel.Plot.Right) - left, Panels.Max(panel => panel.Plot.Bottom) - top);
        }
    }

    private double ContentWidth => _plotWidths.Select((w, c) => w + SideRoom(c)).Sum() + Between * (_plotWidths.Length - 1);

    public static FigureLayout Of(Figure figure) => new(figure);

    private PanelLayout Place(int index)
    {
        var frame = _frames[index];
        int column = Column(index), row = Row(index);
        double left = RoomOf(column).Left + Between * column, top = Top + TopOf(row) + Between * row;
        for (int c = 0; c < column; c++)
            left += _plotWidths[c] + SideRoom(c);
        for (int r = 0; r < row; r++)
            top += _plotHeights[r] + EndRoom(r);

        var plot = new Box(left, top, _plotWidths[column], _plotHeights[row]);
        return new PanelLayout(
            frame.Panel,
            plot,
            Axis.Horizontal(frame.Panel.X, frame.XRange, plot.Left, plot.Width),
            Axis.Vertical(frame.Panel.Y, frame.YRange, plot.Top, plot.Height),
            Legend.Of(frame.Panel, plot.Width),
            frame.Bar is { } colors ? ColorBar.At(colors, plot.Right, plot.Top, plot.Height) : null,
            frame.Panel.Title is { } title ? TextWidth.Wrap(title, Typography.PanelTitle, plot.Width) : [])
        {
            ShowX = frame.ShowX,
            ShowY = frame.ShowY,
            Colors = frame.Colors,
        };
    }

    private int Column(int index) => index % Figure.Columns;

    private int Row(int index) => index / Figure.Columns;

    private IEnumerable<PanelFrame> FramesOf(int column) => _frames.Where((_, i) => Column(i) == column);

    private Margins RoomOf(int column) => _margins.Where((_, i) => Column(i) == column).Aggregate((a, b) => a.Union(b));

    private double SideRoom(int column) => RoomOf(column) is var room ? room.Left + room.Right : 0;

    private double TopOf(int row) => _margins.Where((_, i) => Row(i) == row).Max(margins => margins.Top);

    private double EndRoom(int row) => TopOf(row) + _margins.Where((_, i) => Row(i) == row).Max(margins => margins.Bottom);
}
