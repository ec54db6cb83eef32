using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// A small matrix as one reads it on a board: its name and shape above, words beside its rows, a number on each coloured cell.
/// </summary>
internal sealed record MatrixPicture(string Name, Cells Cells)
{
    private const double Widest = 300;
    private const double CellHeight = 25;
    private const double Letter = 11.5;
    private const double LeastCell = 7;
    private const int LongestWord = 11;
    private const double Slack = 1.08;      // the reader's font may be wider than the one that was measured

    /// <summary>Lower right of the name.</summary>
    public string Subscript { get; init; } = "";

    public string[]? RowWords { get; init; }

    public string[]? ColumnWords { get; init; }

    public required ColorAxis Colors { get; init; }

    /// <summary>A row to follow, framed.</summary>
    public int? Row { get; init; }

    /// <summary>A column to follow, framed.</summary>
    public int? Column { get; init; }

    /// <summary>After how many columns a line stands: the width of a head. Null: nowhere.</summary>
    public int? Group { get; init; }

    public string Shape => $"{Cells.Rows} × {Cells.Columns}";

    /// <summary>Whether it stands on its side: a T upper right of the name.</summary>
    public bool Transposed { get; init; }

    public string FullName => Name + Subscript + (Transposed ? "ᵀ" : "");

    /// <summary>How a number reads here: two decimals, none where it is whole, −∞ and all.</summary>
    public static string Text(double value) => double.IsNegativeInfinity(value) ? "−∞"
        : NumberText.Fixed(value, value == Math.Round(value) ? 0 : 2);

    /// <summary>Red above 0 and blue below, as deep on either side.</summary>
    public static ColorAxis SignedColors(ReadOnlySpan<double> values)
    {
        double reach = 0;
        foreach (double value in values)
            reach = double.IsFinite(value) ? Math.Max(reach, Math.Abs(value)) : reach;
        // Half the scale's depth: black and white numbers both read well on it.
        return new ColorAxis(ColorScale.RdBu, -1.5 * Math.Max(reach, 1e-9), 1.5 * Math.Max(reach, 1e-9));
    }

    public void Write(SvgWriter html, string id)
    {
        double labels = RowWords is null ? 0 : TextWidth.Widest(RowWords.Select(Short), Letter) * Slack + 7;
        double needed = TextWidth.Widest(Cells.Values.ToArray().Select(Text), Letter) + 9;
        double room = Widest - labels;
        bool numbers = needed * Cells.Columns <= room;
        double width = numbers ? Math.Max(needed, 34) is var wide && wide * Cells.Columns <= room ? wide : needed
            : Math.Clamp(room / Cells.Columns, LeastCell, 22);
        double height = numbers ? CellHeight : Math.Max(width, RowWords is null ? 0 : Letter * 1.2);
        double above = 20 + ColumnRoom(width);
        double below = numbers ? 3 : 16;
        double across = labels + width * Cells.Columns + Math.Max(3, Overhang(width));
        across = Math.Max(across, TextWidth.Of(FullName + "   " + Shape, 13) + 4);
        double down = above + height * Cells.Rows + below;

        html.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("id", id).Attribute("width", across)
            .Attribute("height", down)
            .Raw(" viewBox=\"0 0 ").Number(across).Raw(' ').Number(down).Raw('"').Attribute("role", "img")
            .Attribute("aria-labelledby", $"{id}-title {id}-desc").Attribute("font-family", Typography.Family)
            .Attribute("font-size", Letter).Attribute("fill", "currentColor").Content();
        html.Open("title").Attribute("id", id + "-title").Content().Text($"{FullName}, {Shape}").Close("title");
        html.Open("desc").Attribute("id", id + "-desc").Content().Text(Description()).Close("desc");
        html.Open("text").Attribute("x", labels).Attribute("y", 13).Attribute("font-size", 13).Attribute("font-weight", "600").Content()
            .Text(Name);
        if (Subscript.Length > 0)
            html.Open("tspan").Attribute("font-size", 9.5).Attribute("dy", 3).Content().Text(Subscript).Close("tspan");
        if (Transposed)
            html.Open("tspan").Attribute("dy", Subscript.Length > 0 ? -3 : 0).Content().Text("ᵀ").Close("tspan");
        html.Open("tspan").Attribute("dx", 8).Attribute("dy", Subscript.Length > 0 && !Transposed ? -3 : 0).Attribute("font-weight", "400")
            .Attribute("font-size", Letter)
            .Attribute("fill-opacity", "0.75").Content().Text(Shape).Close("tspan").Close("text");

        for (int row = 0; row < Cells.Rows; row++)
        {
            if (RowWords is not null)
                html.Open("text").Attribute("x", labels - 6).Attribute("y", above + (row + 0.5) * height + Letter * 0.35)
                    .Attribute("text-anchor", "end").Content().Text(Short(RowWords[row])).Close("text");
            for (int column = 0; column < Cells.Columns; column++)
                Cell(html, new Box(labels + column * width, above + row * height, width, height), row, column, numbers);
        }

        ColumnTexts(html, labels, above, width);
        if (!numbers)
            html.Open("text").Attribute("x", labels).Attribute("y", down - 4).Attribute("font-size", 10).Attribute("fill-opacity", "0.75")
                .Content()
                .Text(Cells.Extent().ToString()).Close("text");
        for (int column = Group ?? int.MaxValue; column < Cells.Columns; column += Group!.Value)
            html.Line(labels + column * width, above - 3, labels + column * width, above + height * Cells.Rows + 3)
                .Attribute("stroke", "currentColor").Attribute("stroke-width", 2).End();
        Frames(html, labels, above, width, height);
        html.Close("svg");
    }

    private void Cell(SvgWriter html, Box box, int row, int column, bool numbers)
    {
        double value = Cells[row, column];
        bool finite = double.IsFinite(value);
        html.Rectangle(new Box(box.Left + 0.5, box.Top + 0.5, box.Width - 1, box.Height - 1));
        if (finite)
            html.Attribute("fill", Colors.ColorOf(value).ToString()).End();
        else
            html.Attribute("fill", "currentColor").Attribute("fill-opacity", "0.1").End();
        if (numbers)
        {
            html.Open("text").Attribute("x", box.CenterX).Attribute("y", box.CenterY + Letter * 0.35).Attribute("text-anchor", "middle");
            if (finite)
                html.Attribute("fill", Colors.ColorOf(value).IsLight ? "#000000" : "#ffffff");
            html.Content().Text(Text(value)).Close("text");
        }
    }

    private double ColumnRoom(double width) => ColumnWords is null ? 0
        : Leaning(width) ? TextWidth.Widest(ColumnWords.Select(Short), Letter) * 0.71 + 8 : Letter * 1.5;

    /// <summary>How far a leaning word above the last column reaches beyond it.</summary>
    private double Overhang(double width) => ColumnWords is not null && Leaning(width)
        ? (TextWidth.Of(Short(ColumnWords[^1]), Letter) * Slack + Letter) * 0.71 + 2 - width / 2
        : 0;

    private bool Leaning(double width) => TextWidth.Widest(ColumnWords!.Select(Short), Letter) + 4 > width;

    private void ColumnTexts(SvgWriter html, double labels, double above, double width)
    {
        if (ColumnWords is null)
            return;
        bool leaning = Leaning(width);
        int every = leaning ? (int)Math.Ceiling(Letter * 1.3 / width) : 1;
        for (int column = 0; column < Cells.Columns; column += every)
        {
            double x = labels + (column + 0.5) * width;
            html.Open("text");
            if (leaning)
                html.Raw(" transform=\"translate(").Number(x + 2).Raw(' ').Number(above - 4).Raw(") rotate(-45)\"");
            else
                html.Attribute("x", x).Attribute("y", above - 5).Attribute("text-anchor", "middle");
            html.Content().Text(Short(ColumnWords[column])).Close("text");
        }
    }

    // Black around white: seen on every colour and on every page.
    private void Frames(SvgWriter html, double left, double top, double width, double height)
    {
        Box? box = (Row, Column) switch
        {
            ({ } row, { } column) => new Box(left + column * width, top + row * height, width, height),
            ({ } row, null) => new Box(left, top + row * height, width * Cells.Columns, height),
            (null, { } column) => new Box(left + column * width, top, width, height * Cells.Rows),
            _ => null,
        };
        if (box is not { } frame)
            return;
        foreach (var (color, line) in ((string, double)[])[("#000000", 4), ("#ffffff", 1.8)])
            html.Rectangle(frame).Attribute("fill", "none").Attribute("stroke", color).Attribute("stroke-width", line).Attribute("rx", 2)
                .End();
    }

    private string Description()
    {
        var rows = Enumerable.Range(0, Math.Min(Cells.Rows, 12)).Select(row =>
            (RowWords is null ? "" : RowWords[row] + Wording.Colon)
                + string.Join(" ", Cells.Row(row)[..Math.Min(12, Cells.Columns)].ToArray().Select(Text)));
        return string.Join(Wording.Semicolon, rows);
    }

    private static string Short(string word) => TextWidth.Shorten(word, LongestWord);
}
