using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>Images pixel by pixel, their captions below, the weights laid over them.</summary>
internal static class ImageDrawing
{
    /// <summary>A veil for each weight, from none to the strongest: its colour, and how much it covers.</summary>
    /// <remarks>Grey images turn orange where the weight lies. Colours are what one wants to see: there the rest is darkened.</remarks>
    public static (Rgb Color, double AtNone, double AtMost) VeilOf(Picture picture) => picture.Values is null
        ? (new Rgb(0, 0, 0), 0.82, 0)
        : (Rgb.FromHex(0xff7a00), 0, 0.85);

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
                Image(svg, place, Veil(overlay, trace.OverlayMax, VeilOf(picture)));
            svg.Rectangle(place).Attribute("fill", "none").Attribute("stroke", "currentColor").Attribute("stroke-opacity", "0.3").End();
            if (picture.Caption is { } caption)
            {
                svg.Open("text").Attribute("x", place.CenterX).Attribute("y", place.Bottom + Typography.Tick * 1.35)
                    .Attribute("text-anchor", "middle")
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

    private static string Veil(Cells weights, double max, (Rgb Color, double AtNone, double AtMost) veil)
    {
        var bytes = new byte[4 * weights.Values.Length];
        for (int i = 0; i < weights.Values.Length; i++)
        {
            double weight = weights.Values[i];
            (bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2]) = (veil.Color.Red, veil.Color.Green, veil.Color.Blue);
            double part = double.IsFinite(weight) ? Math.Clamp(weight / max, 0, 1) : 0;
            bytes[4 * i + 3] = (byte)Math.Round(255 * (veil.AtNone + part * (veil.AtMost - veil.AtNone)));
        }

        return Png.DataUri(Png.Encode(bytes, weights.Columns, weights.Rows, Png.ColorAndOpacity));
    }

    private static void Image(SvgWriter svg, Box place, string address) => svg.Open("image")
        .Attribute("x", place.Left).Attribute("y", place.Top).Attribute("width", place.Width).Attribute("height", place.Height)
        .Attribute("preserveAspectRatio", "none").Attribute("image-rendering", "pixelated").Attribute("href", address).End();

    private static string Tip(Picture picture, int index) =>
        picture.Caption is { Length: > 0 } caption ? caption : Wording.ImageNumber(index + 1);
}
