using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// A surface as shaded facets, the farthest first: in parallel projection the order of the grid is the order of distance.
/// </summary>
internal static class SurfaceDrawing
{
    private const int MostFacets = 42;          // along each axis
    private const int MeshUpTo = 26;            // lines of the grid are drawn as long as they are few

    // Light from above, left of the eye.
    private static readonly (double X, double Y, double Z) _light = Unit((-0.45, -0.35, 0.82));

    public static void Draw(SvgWriter svg, PanelLayout layout, SurfaceTrace trace)
    {
        var view = new SurfaceView(trace, layout.Plot, HasTitles(layout.Panel));
        SurfaceBox.Draw(svg, layout.Panel, view);
        int[] columns = Picked(trace.Cells.Columns, view.Eye.X >= 0), rows = Picked(trace.Cells.Rows, view.Eye.Y >= 0);
        bool mesh = Math.Max(columns.Length, rows.Length) <= MeshUpTo;
        svg.Open("g").Attribute("stroke-width", mesh ? 0.7 : 0.5).Attribute("stroke-linejoin", "round").Content();
        for (int i = 0; i + 1 < rows.Length; i++)
            for (int j = 0; j + 1 < columns.Length; j++)
            {
                var (row, column, nextRow, nextColumn) = (rows[i], columns[j], rows[i + 1], columns[j + 1]);
                Facet(
                    svg, layout.Colors!, trace, view, [(row, column), (row, nextColumn), (nextRow, nextColumn), (nextRow, column)], mesh);
            }
        svg.Close("g");
        SurfaceOverlay.Draw(svg, layout, trace, view);
    }

    public static bool HasTitles(Panel panel) => panel.X.Title is not null || panel.Y.Title is not null;

    private static void Facet(
        SvgWriter svg, ColorAxis colors, SurfaceTrace trace, SurfaceView view, ReadOnlySpan<(int Row, int Column)> corners, bool mesh)
    {
        Span<(double X, double Y, double Z)> box = stackalloc (double X, double Y, double Z)[4];
        double sum = 0;
        for (int k = 0; k < 4; k++)
        {
            double z = trace.Cells[corners[k].Row, corners[k].Column];
            sum += z;
            box[k] = view.InBox(trace.X.Centers[corners[k].Column], trace.Y.Centers[corners[k].Row], z);
        }

        if (!double.IsFinite(sum))
            return;                             // a gap
        var normal = Unit(Cross(Minus(box[2], box[0]), Minus(box[3], box[1])));
        if (normal.Z < 0)
            normal = (-normal.X, -normal.Y, -normal.Z);
        double light = Turned(normal, view) is var n ? Math.Max(0, n.X * _light.X + n.Y * _light.Y + n.Z * _light.Z) : 0;
        var color = Rgb.Mix(new Rgb(0, 0, 0), colors.ColorOf(sum / 4), 0.62 + 0.38 * light);
        svg.Open("path").Attribute("fill", color.ToString())
            .Attribute("stroke", (mesh ? Rgb.Mix(color, new Rgb(0, 0, 0), 0.28) : color).ToString()).Raw(" d=\"");
        for (int k = 0; k < 4; k++)
        {
            var (row, column) = corners[k];
            var place = view.OnPage(trace.X.Centers[column], trace.Y.Centers[row], trace.Cells[row, column]);
            svg.Raw(k == 0 ? 'M' : 'L').Number(place.X).Raw(' ').Number(place.Y);
        }

        svg.Raw("Z\"").End();
    }

    // Evenly spaced rows or columns of a fine grid, the ends included, from far to near.
    private static int[] Picked(int count, bool ascending)
    {
        int most = Math.Min(count, MostFacets + 1);
        var picked = Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)));
        return [.. ascending ? picked : picked.Reverse()];
    }

    // A direction as the eye sees it: right, towards the eye on the plane, up.
    private static (double X, double Y, double Z) Turned((double X, double Y, double Z) v, SurfaceView view)
    {
        double length = Math.Sqrt(view.Eye.X * view.Eye.X + view.Eye.Y * view.Eye.Y);
        var (ex, ey) = (view.Eye.X / length, view.Eye.Y / length);
        return (-ey * v.X + ex * v.Y, -(ex * v.X + ey * v.Y), v.Z);
    }

    private static (double X, double Y, double Z) Minus((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) v)
    {
        double length = Math.Max(1e-12, Math.Sqrt(v.X * v.X + v.Y * v.Y + v.Z * v.Z));
        return (v.X / length, v.Y / length, v.Z / length);
    }
}
