namespace Cahier.Plots.Drawing;

/// <summary>A picture of one byte a pixel with the colours of a scale.</summary>
internal static class IndexedPng
{
    /// <summary>The level of a pixel that is not there; the scale takes 0 to one less.</summary>
    public const byte Gap = 255;

    public static byte[] Encode(byte[] levels, int width, ColorScale scale)
    {
        var palette = new byte[3 * 256];
        for (int i = 0; i < Gap; i++)
        {
            var color = scale.At(i / (Gap - 1.0));
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = (color.Red, color.Green, color.Blue);
        }

        var opacity = new byte[256];
        Array.Fill(opacity, (byte)255);
        opacity[Gap] = 0;
        return Png.Encode(levels, width, levels.Length / width, Png.Indexed, palette, opacity);
    }
}
