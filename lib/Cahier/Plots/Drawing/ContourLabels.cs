using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Where lines carry their level: on a straight stretch, away from other numbers, the line interrupted there.</summary>
internal static class ContourLabels
{
    public const double Size = 10.5;
    private const double LeastLine = 4;         // lengths of the number that a line must have to carry it

    /// <summary>A number, its middle, and its direction in degrees, never head down.</summary>
    internal sealed record Label(double X, double Y, double Angle);

    /// <summary>A line in one or two pieces, and the number between them.</summary>
    internal sealed record Line(IReadOnlyList<(double X, double Y)[]> Pieces, Label? Label);

    public static IEnumerable<(int Level, string Text, List<Line> Lines)> Place(PanelLayout layout, ContourTrace trace)
    {
        List<Box> taken = [];
        for (int level = 0; level < trace.Levels.Length; level++)
        {
            var text = NumberText.Short(trace.Levels[level]);
            double width = TextWidth.Of(text, Size) + 6;
            int labels = 0;
            List<Line> lines = [];
            foreach (var points in MarchingSquares.Lines(trace, trace.Levels[level]).OrderByDescending(line => line.Length))
            {
                var places = ContourDrawing.Places(layout, points);
                var line = trace.ShowLabels && labels < 2 ? Labelled(places, width, layout.Plot, taken) : null;
                labels += line is null ? 0 : 1;
                lines.Add(line ?? new Line([places], null));
            }

            yield return (level, text, lines);
        }
    }

    private static Line? Labelled((double X, double Y)[] line, double width, Box plot, List<Box> taken)
    {
        var along = new double[line.Length];                    // length of the line up to each point
        for (int i = 1; i < line.Length; i++)
            along[i] = along[i - 1] + Math.Sqrt(Square(line[i].X - line[i - 1].X) + Square(line[i].Y - line[i - 1].Y));
        if (along[^1] < LeastLine * width)
            return null;

        (double Start, double Chord, Box Box) best = default;
        const int Candidates = 24;
        for (int i = 0; i < Candidates; i++)
        {
            double start = (along[^1] - width) * (i + 0.5) / Candidates;
            var (from, to) = (At(line, along, start), At(line, along, start + width));
            double chord = Math.Sqrt(Square(to.X - from.X) + Square(to.Y - from.Y));
            double reach = width / 2, x = (from.X + to.X) / 2, y = (from.Y + to.Y) / 2;
            var box = new Box(x - reach, y - reach, width, width);
            bool inside = box.Left > plot.Left && box.Right < plot.Right && box.Top > plot.Top && box.Bottom < plot.Bottom;
            // The straighter the line, the longer the chord; near the middle of the line is a little better.
            double worth = chord - 2 * Math.Abs(i - Candidates / 2.0) / Candidates;
            if (inside && worth > best.Chord && !taken.Exists(other => other.Overlaps(box)))
                best = (start, worth, box);
        }

        if (best.Chord < width * 0.75)
            return null;                                        // it bends too much everywhere, or there is no room
        taken.Add(best.Box);
        var (a, b) = (At(line, along, best.Start), At(line, along, best.Start + width));
        double angle = Math.Atan2(b.Y - a.Y, b.X - a.X) * 180 / Math.PI;
        angle = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
        return new Line(
            [
                [.. line.Where((_, i) => along[i] < best.Start), a],
                [b, .. line.Where((_, i) => along[i] > best.Start + width)],
            ],
            new Label((a.X + b.X) / 2, (a.Y + b.Y) / 2, angle));
    }

    private static (double X, double Y) At((double X, double Y)[] line, double[] along, double length)
    {
        int next = Array.FindIndex(along, reached => reached >= length);
        if (next <= 0)
            return next < 0 ? line[^1] : line[0];
        double part = (length - along[next - 1]) / (along[next] - along[next - 1]);
        return (line[next - 1].X + part * (line[next].X - line[next - 1].X), line[next - 1].Y + part * (line[next].Y - line[next - 1].Y));
    }

    private static double Square(double x) => x * x;
}
