using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Images pixel by pixel, their captions below, the weights laid over them.</summary>
internal static class ImageDrawing
{
    /// <summary>Orange is told from grey by all readers, and from most of what images show.</summary>
    public static readonly Rgb OverlayColor = Rgb.FromHex(0xff7a00);

    public const double OverlayOpacity = 0.85;

    public static void Draw(SvgWriter svg, PanelLayout layout, ImageTrace trace)
    {
        for (int i = 0; i < trace.Pictures.Length; i++)
        {
            var picture = trace.Pictures[i];
            var place = trace.Place(i, layout.Plot);
            svg.Open("g").Content();
            svg.Element("title", Tip(picture, i));
            Image(svg, place, Pixels(picture));
            if (picture.Overlay is { } overlay)
                Image(svg, place, Veil(overlay, trace.OverlayMax));
            svg.Rectangle(place).Attribute("fill", "none").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.3").End();
            if (picture.Caption is { } caption)
            {
                svg.Open("text").Attribute("x", place.CenterX).Attribute("y", place.Bottom + Typography.Tick * 1.35).Attribute("text-anchor", "middle")
                    .Content().Text(Fitting(caption, place.Width + ImageTrace.Gap)).Close("text");
            }

            svg.Close("g");
        }
    }

    /// <summary>The image itself, as PNG.</summary>
    public static string Pixels(Picture picture)
    {
        var bytes = new byte[3 * picture.Pixels.Length];
        for (int i = 0; i < picture.Pixels.Length; i++)
            (bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]) = (picture.Pixels[i].Red, picture.Pixels[i].Green, picture.Pixels[i].Blue);
        return Png.DataUri(Png.Encode(bytes, picture.Width, picture.Height, Png.Color));
    }

    /// <summary>A caption as far as there is room below its image.</summary>
    public static string Fitting(string caption, double room) => TextWidth.Of(caption, Typography.Tick) <= room
        ? caption
        : TextWidth.Shorten(caption, Math.Max(2, (int)(caption.Length * room / TextWidth.Of(caption, Typography.Tick))));

    private static string Veil(Cells weights, double max)
    {
        var bytes = new byte[4 * weights.Values.Length];
        for (int i = 0; i < weights.Values.Length; i++)
        {
            double weight = weights.Values[i];
            (bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2]) = (OverlayColor.Red, OverlayColor.Green, OverlayColor.Blue);
            bytes[4 * i + 3] = double.IsFinite(weight) ? (byte)Math.Round(255 * OverlayOpacity * Math.Clamp(weight / max, 0, 1)) : (byte)0;
        }

        return Png.DataUri(Png.Encode(bytes, weights.Columns, weights.Rows, Png.ColorAndOpacity));
    }

    private static void Image(SvgWriter svg, Box place, string address) => svg.Open("image")
        .Attribute("x", place.Left).Attribute("y", place.Top).Attribute("width", place.Width).Attribute("height", place.Height)
        .Attribute("preserveAspectRatio", "none").Attribute("image-rendering", "pixelated").Attribute("href", address).End();

    private static string Tip(Picture picture, int index) =>
        picture.Caption is { Length: > 0 } caption ? caption : Wording.ImageNumber(index + 1);
}
