using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Marks of points, by the names plotly.js gives them. All points of a group make one path.</summary>
internal static class Symbols
{
    public const double Size = 7;

    /// <summary>Groups of points in one panel differ by shape; a single group and marks on lines are circles.</summary>
    public static string Of(Panel panel, int trace) =>
        panel.Traces[trace] is PointsTrace { Line: false }
            ? Palette.Symbol(panel.Traces.Take(trace).Count(t => t is PointsTrace { Line: false }))
            : Palette.Symbol(0);

    public static void Draw(SvgWriter svg, string symbol, string color, IEnumerable<(double X, double Y)> places)
    {
        svg.Open("path");
        switch (symbol)
        {
            case "circle":
                svg.Attribute("stroke", color).Attribute("stroke-width", Size).Attribute("stroke-linecap", "round");
                break;
            case "square":
                svg.Attribute("stroke", color).Attribute("stroke-width", Size - 1).Attribute("stroke-linecap", "square");
                break;
            case "cross" or "x":
                svg.Attribute("fill", "none").Attribute("stroke", color).Attribute("stroke-width", 2);
                break;
            default:
                svg.Attribute("fill", color);
                break;
        }

        Path(svg, places, Shape(symbol));
        svg.End();
    }

    /// <summary>White around marks that lie over colours.</summary>
    public static void Outline(SvgWriter svg, string symbol, IEnumerable<(double X, double Y)> places)
    {
        double width = symbol is "circle" or "square" ? Size + 2.6 : symbol is "cross" or "x" ? 4.6 : 0;
        svg.Open("path").Attribute("stroke", "#ffffff").Attribute("fill", "none").Attribute("stroke-linejoin", "round");
        svg.Attribute("stroke-width", width == 0 ? 3 : width).Attribute("stroke-linecap", symbol == "circle" ? "round" : "square");
        Path(svg, places, Shape(symbol));
        svg.End();
    }

    private static string Shape(string symbol) => symbol switch
    {
        // A stroke of no length with a round end is a circle: six characters a point.
        "circle" => "h0",
        "square" => "m-.1 0h.2",
        "cross" => "m-3.6 0h7.2m-3.6-3.6v7.2",
        "x" => "m-2.8-2.8l5.6 5.6m0-5.6l-5.6 5.6",
        "diamond" => "m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z",
        "triangle-up" => "m0-4.6l4.4 7.6h-8.8z",
        "triangle-down" => "m0 4.6l4.4-7.6h-8.8z",
        _ => "m0-5l1.3 3.2l3.4 .3l-2.6 2.2l.8 3.3l-2.9-1.8l-2.9 1.8l.8-3.3l-2.6-2.2l3.4-.3z",
    };

    private static void Path(SvgWriter svg, IEnumerable<(double X, double Y)> places, string shape)
    {
        svg.Raw(" d=\"");
        foreach (var (x, y) in places)
            svg.Raw('M').Number(x).Raw(' ').Number(y).Raw(shape);
        svg.Raw('"');
    }
}
