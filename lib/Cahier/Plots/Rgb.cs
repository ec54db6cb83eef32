namespace Cahier.Plots;

/// <summary>A colour of the screen (sRGB).</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb FromHex(int hex) => new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);

    public static Rgb Mix(Rgb a, Rgb b, double t) => new(Mix(a.Red, b.Red, t), Mix(a.Green, b.Green, t), Mix(a.Blue, b.Blue, t));

    /// <summary>Whether dark text reads better on it than light text (relative luminance of WCAG 2 against its break-even point).</summary>
    public bool IsLight => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue) > 0.179;

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Mix(byte a, byte b, double t) => (byte)Math.Round(a + (b - a) * t);

    private static double Linear(byte channel)
    {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
