using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots;

/// <summary>
/// The data of a figure as tables, for screen readers and for whoever wants the numbers; long ones in evenly spaced excerpts.
/// </summary>
internal static class DataTables
{
    private const int MostRows = 100;
    private const int MostColumns = 30;

    public static void Write(SvgWriter html, Figure figure)
    {
        int most = Math.Max(8, MostRows / figure.Panels.Length);
        foreach (var panel in figure.Panels)
        {
            var caption = panel.Title ?? figure.Title;
            foreach (var colored in panel.Traces.OfType<ColoredTrace>())
                Rectangle(html, caption, colored, most);
            if (panel.Images is { } images)
                ImageTables.Write(html, caption, images, most, Table);
            var columns = panel.Traces.OfType<ColumnTrace>().ToList();
            if (columns.Count > 0)
                Table(html, caption, ["", .. columns.Select(Name)], columns[0].Values.Length, most,
                    row => [columns[0].Categories[row], .. columns.Select(trace => NumberText.Short(trace.Values[row]))]);
            var histograms = panel.Traces.OfType<HistogramTrace>().ToList();
            if (histograms.Count > 0)
            {
                string[] head = [Wording.From, Wording.To, .. histograms.Select(HeightName)];
                Table(html, caption, head, histograms[0].Bins.Count, most, row => Bin(histograms, row));
            }

            Points(html, caption, [.. panel.Traces.OfType<PointsTrace>()], most);
        }
    }

    private static void Rectangle(SvgWriter html, string? caption, ColoredTrace trace, int most)
    {
        int[] columns = Excerpt(trace.Cells.Columns, MostColumns);
        Table(html, caption, ["", .. columns.Select(column => CellName(trace.X, column))], trace.Cells.Rows, most,
            row => [CellName(trace.Y, row), .. columns.Select(column => NumberText.Short(trace.Cells[row, column]))],
            columns.Length < trace.Cells.Columns ? Wording.ExcerptColumns(columns.Length, trace.Cells.Columns) : null);
    }

    // Series over the same x share a table; others have one each.
    private static void Points(SvgWriter html, string? caption, List<PointsTrace> traces, int most)
    {
        while (traces.Count > 0)
        {
            var first = traces[0];
            var together = first.Labels is null
                ? traces.FindAll(trace => trace.Labels is null && trace.X.AsSpan().SequenceEqual(first.X))
                : [first];
            traces.RemoveAll(together.Contains);
            var title = together.Count == 1 && first.Name is { } name ? (caption is null ? name : $"{caption}, {name}") : caption;
            string[] word = first.Labels is null ? [] : [Wording.Label];
            Table(html, title, ["x", .. together.Select(trace => trace.Name ?? "y"), .. word], first.X.Length, most, row =>
            [
                NumberText.Short(first.X[row]),
                .. together.Select(trace => NumberText.Short(trace.Y[row])),
                .. first.Labels is { } labels ? [labels[row]] : Array.Empty<string>(),
            ]);
        }
    }

    private static string[] Bin(List<HistogramTrace> histograms, int row)
    {
        var bins = histograms[0].Bins;
        return
        [
            NumberText.Short(bins.Start + row * bins.Size),
            NumberText.Short(bins.Start + (row + 1) * bins.Size),
            .. histograms.Select(trace => NumberText.Short(trace.Heights[row])),
        ];
    }

    private static void Table(
        SvgWriter html, string? caption, string[] head, int rows, int most, Func<int, string[]> row, string? note = null)
    {
        int[] shown = Excerpt(rows, most);
        html.Open("table").Content();
        if (caption is not null)
            html.Open("caption").Attribute("dir", "auto").Content().Text(caption).Close("caption");
        html.Raw("<thead><tr>");
        foreach (var text in head)
            html.Open("th").Attribute("scope", "col").Attribute("dir", "auto").Content().Text(text).Close("th");
        html.Raw("</tr></thead><tbody>");
        foreach (int index in shown)
        {
            html.Raw("<tr>");
            var cells = row(index);
            html.Open("th").Attribute("scope", "row").Attribute("dir", "auto").Content().Text(cells[0]).Close("th");
            foreach (var cell in cells.AsSpan(1))
                html.Raw("<td>").Text(cell).Raw("</td>");
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
        if (shown.Length < rows)
            note = Wording.Excerpt(shown.Length, rows) + (note is null ? "" : " " + note);
        if (note is not null)
            html.Element("p", note);
    }

    private static int[] Excerpt(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];

    private static string Name(Trace trace) => trace.Name ?? Wording.Value;

    private static string HeightName(HistogramTrace trace) => trace.Name ?? (trace.Density ? Wording.Density : Wording.Count);

    private static string CellName(CellAxis axis, int cell) => axis.Words is { } words ? words[cell] : NumberText.Short(axis.Centers[cell]);
}
