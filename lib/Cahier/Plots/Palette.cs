namespace Cahier.Plots;

/// <summary>
/// Colours of series: those of Okabe and Ito (2008), told apart by colour-blind readers, the pale ones darkened until
/// each has a contrast of 3 to 1 against both white and near-black.
/// </summary>
internal static class Palette
{
    private static readonly string[] _colors =
        ["#0072b2", "#d55e00", "#009e73", "#c0659a", "#b07d00", "#3590c8", "#8064b8", "#7f7f7f"];

    private static readonly string[] _symbols = ["circle", "square", "diamond", "triangle-up", "cross", "x", "triangle-down", "star"];

    public static int Count => _colors.Length;

    public static string Color(int series) => _colors[series % _colors.Length];

    /// <summary>Groups of points differ by shape too.</summary>
    public static string Symbol(int group) => _symbols[group % _symbols.Length];
}
