using Cahier.Plots.Drawing;
using Cahier.Plots.Model;

namespace Cahier.Plots;

/// <summary>What images are, in numbers: a small grey one pixel by pixel, several by their captions and limits.</summary>
internal static class ImageTables
{
    private const int LargestInFull = 32;

    public static void Write(
        SvgWriter html, string? caption, ImageTrace trace, int most,
        Action<SvgWriter, string?, string[], int, int, Func<int, string[]>, string?> table)
    {
        var first = trace.First;
        if (trace.Pictures.Length == 1 && first.Values is { } values && Math.Max(first.Width, first.Height) <= LargestInFull)
        {
            var columns = Enumerable.Range(0, first.Width);
            table(html, first.Caption ?? caption, ["", .. columns.Select(x => NumberText.Short(x))], first.Height, most,
                y => [NumberText.Short(y), .. columns.Select(x => NumberText.Short(values[y * first.Width + x]))], null);
        }
        else
        {
            string[] limits = first.Values is null ? [] : [Wording.Least, Wording.Greatest];
            table(html, caption, [Wording.Image, Wording.Size, .. limits], trace.Pictures.Length, most, i =>
            {
                var picture = trace.Pictures[i];
                var called = picture.Caption is { Length: > 0 } text ? text : NumberText.Short(i + 1);
                string[] row = [called, $"{picture.Height} × {picture.Width}"];
                if (picture.Values is null)
                    return row;
                var extent = Extent.Of(picture.Values);
                return [.. row, NumberText.Short(extent.Min), NumberText.Short(extent.Max)];
            }, null);
        }

        foreach (var picture in trace.Pictures.Where(picture => picture.Overlay is not null).Take(most))
        {
            var weights = picture.Overlay!.Value;
            table(html, (picture.Caption is null ? "" : picture.Caption + ", ") + Wording.Overlay,
                ["", .. Enumerable.Range(0, weights.Columns).Select(x => NumberText.Short(x))], weights.Rows, most,
                y => [NumberText.Short(y), .. weights.Row(y).ToArray().Select(NumberText.Short)], null);
        }
    }
}
