namespace Cahier.Plots;

/// <summary>
/// The background of a word and the ink on it: paper of its own, from pale to dark blue, and black or white, whichever reads better.
/// Its contrast is at least 4.5 to 1 (WCAG 2.2, 1.4.3) for every weight and on every page.
/// </summary>
internal static class WeightPaint
{
    private const double Least = 0.04;          // below this part of the greatest weight the page shows through

    /// <summary>How high the bar below a word is for the greatest weight, in pixels.</summary>
    public const double TallestBar = 6;

    /// <summary>Null for weights that count for nothing: they have no background.</summary>
    public static (Rgb Paper, Rgb Ink)? Of(double weight, double max)
    {
        double part = double.IsFinite(weight) ? Math.Clamp(weight / max, 0, 1) : 0;
        if (part < Least)
            return null;
        var paper = ColorScale.Blues.At(0.12 + 0.88 * part);
        return (paper, paper.IsLight ? new Rgb(0, 0, 0) : new Rgb(255, 255, 255));
    }

    /// <summary>How high the bar below a word is, in pixels.</summary>
    public static double Bar(double weight, double max) =>
        double.IsFinite(weight) && weight >= Least * max ? TallestBar * Math.Clamp(weight / max, 0, 1) : 0;
}
