using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Cells as coloured rectangles or, where they are many on even steps, as one picture.</summary>
internal static class HeatmapDrawing
{
    private const int MostTips = 1200;
    private const int MostRectangles = 4096;
    private const double LeastGapped = 12;

    public static CellDetail DetailFor(Figure figure) =>
        figure.Panels.SelectMany(panel => panel.Heatmaps).Sum(heatmap => (long)heatmap.Cells.Rows * heatmap.Cells.Columns) switch
        {
            <= MostTips => CellDetail.Tips,
            <= MostRectangles => CellDetail.Rectangles,
            _ => CellDetail.Picture,
        };

    public static void Draw(SvgWriter svg, PanelLayout layout, HeatmapTrace trace, CellDetail detail)
    {
        bool even = Even(trace.X.Centers) && Even(trace.Y.Centers) && !layout.Panel.X.Logarithmic && !layout.Panel.Y.Logarithmic;
        if (detail == CellDetail.Picture && even)
            DrawPicture(svg, layout, trace);
        else
            DrawCells(svg, layout, trace, detail == CellDetail.Tips);
        if (trace.ShowValues)
            DrawValues(svg, layout, trace);
        var plot = layout.Plot;
        svg.Rectangle(plot).Attribute("fill", "none").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.35").End();
    }

    /// <summary>Cells large enough to be counted stand a pixel apart.</summary>
    public static double Gap(PanelLayout layout, HeatmapTrace trace) =>
        Cell(layout, trace, 0, 0) is { Width: >= LeastGapped, Height: >= LeastGapped } && trace.X.Counts && trace.Y.Counts ? 1 : 0;

    private static void DrawCells(SvgWriter svg, PanelLayout layout, HeatmapTrace trace, bool tips)
    {
        var colors = layout.Colors!;
        double gap = Gap(layout, trace);
        svg.Open("g").Attribute("shape-rendering", gap > 0 ? "auto" : "crispEdges").Content();
        for (int row = 0; row < trace.Cells.Rows; row++)
        {
            for (int column = 0; column < trace.Cells.Columns; column++)
            {
                double value = trace.Cells[row, column];
                if (!double.IsFinite(value))
                    continue;
                var cell = Cell(layout, trace, row, column);
                svg.Rectangle(new Box(cell.Left + gap / 2, cell.Top + gap / 2, cell.Width - gap, cell.Height - gap))
                    .Attribute("fill", colors.ColorOf(value).ToString());
                if (tips)
                    svg.Content().Element("title", Tip(trace, row, column)).Close("rect");
                else
                    svg.End();
            }
        }

        svg.Close("g");
    }

    private static void DrawPicture(SvgWriter svg, PanelLayout layout, HeatmapTrace trace)
    {
        bool flipX = layout.Panel.X.Reversed, flipY = !layout.Panel.Y.Reversed;
        int rows = trace.Cells.Rows, columns = trace.Cells.Columns;
        var levels = new byte[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = trace.Cells[flipY ? rows - 1 - row : row, flipX ? columns - 1 - column : column];
                levels[row * columns + column] = double.IsFinite(value)
                    ? (byte)Math.Round(layout.Colors!.Place(value) * (IndexedPng.Gap - 1))
                    : IndexedPng.Gap;
            }
        }

        var first = Cell(layout, trace, 0, 0);
        var last = Cell(layout, trace, rows - 1, columns - 1);
        double left = Math.Min(first.Left, last.Left), top = Math.Min(first.Top, last.Top);
        svg.Open("image").Attribute("x", left).Attribute("y", top)
            .Attribute("width", Math.Max(first.Right, last.Right) - left).Attribute("height", Math.Max(first.Bottom, last.Bottom) - top)
            .Attribute("preserveAspectRatio", "none").Attribute("image-rendering", "pixelated")
            .Attribute("href", Png.DataUri(IndexedPng.Encode(levels, columns, layout.Colors!.Scale)))
            .End();
    }

    private static void DrawValues(SvgWriter svg, PanelLayout layout, HeatmapTrace trace)
    {
        var cell = Cell(layout, trace, 0, 0);
        int decimals = Decimals(trace);
        var widest = TextWidth.Widest([NumberText.Fixed(trace.ZExtent.Min, decimals), NumberText.Fixed(trace.ZExtent.Max, decimals)], 1);
        double size = Math.Min(Typography.Tick, Math.Min(cell.Height * 0.8, (cell.Width - 3) / widest));
        if (size < 6 || trace.ZExtent.IsEmpty)
            return;                               // too small to read: the colours and the tool tips remain
        svg.Open("g").Attribute("text-anchor", "middle").Attribute("font-size", size).Attribute("pointer-events", "none").Content();
        for (int row = 0; row < trace.Cells.Rows; row++)
        {
            for (int column = 0; column < trace.Cells.Columns; column++)
            {
                double value = trace.Cells[row, column];
                if (!double.IsFinite(value))
                    continue;
                var box = Cell(layout, trace, row, column);
                svg.Open("text").Attribute("x", box.CenterX).Attribute("y", box.CenterY + size * 0.35)
                    .Attribute("fill", layout.Colors!.ColorOf(value).IsLight ? "#111111" : "#ffffff")
                    .Content().Text(NumberText.Fixed(value, decimals)).Close("text");
            }
        }

        svg.Close("g");
    }

    /// <summary>Decimals in cells: none for whole numbers, two for those near one, and what small numbers need.</summary>
    public static int Decimals(HeatmapTrace trace)
    {
        bool whole = true;
        foreach (double value in trace.Cells.Values)
            whole &= !double.IsFinite(value) || value == Math.Round(value);
        if (whole)
            return 0;
        double size = Math.Max(Math.Abs(trace.ZExtent.Min), Math.Abs(trace.ZExtent.Max));
        return size >= 100 ? 0 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
    }

    private static string Tip(HeatmapTrace trace, int row, int column)
    {
        var value = NumberText.Short(trace.Cells[row, column]);
        string y = Name(trace.Y, row), x = Name(trace.X, column);
        return trace.IsAttention ? Wording.LooksAt(y, x, value) : $"{y}, {x}: {value}";
    }

    private static string Name(CellAxis axis, int cell) => axis.Words is { } words ? words[cell] : NumberText.Short(axis.Centers[cell]);

    private static Box Cell(PanelLayout layout, HeatmapTrace trace, int row, int column)
    {
        double x0 = layout.X.Scale.Map(trace.X.Edges[column]), x1 = layout.X.Scale.Map(trace.X.Edges[column + 1]);
        double y0 = layout.Y.Scale.Map(trace.Y.Edges[row]), y1 = layout.Y.Scale.Map(trace.Y.Edges[row + 1]);
        return new Box(Math.Min(x0, x1), Math.Min(y0, y1), Math.Abs(x1 - x0), Math.Abs(y1 - y0));
    }

    private static bool Even(double[] centers)
    {
        for (int i = 2; i < centers.Length; i++)
            if (Math.Abs(centers[i] - 2 * centers[i - 1] + centers[i - 2]) > 1e-6 * Math.Abs(centers[1] - centers[0]))
                return false;
        return true;
    }
}
