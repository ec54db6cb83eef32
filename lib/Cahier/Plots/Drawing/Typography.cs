namespace Cahier.Plots.Drawing;

/// <summary>Sizes of letters in a figure, in pixels, and the distances that go with them.</summary>
internal static class Typography
{
    public const double Title = 15;
    public const double PanelTitle = 13;
    public const double AxisTitle = 12.5;
    public const double Tick = 11.5;
    public const double Legend = 12;

    /// <summary>From one line of text to the next, in sizes of its letters.</summary>
    public const double Leading = 1.3;

    public const double TickLength = 4;
    public const double Gap = 6;

    /// <summary>Longest word on an axis, in letters; the whole of it stays in the table and, in place, as a tool tip.</summary>
    public const int LongestWord = 18;

    public const string Family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
}
