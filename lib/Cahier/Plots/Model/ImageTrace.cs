using Cahier.Plots.Drawing;

namespace Cahier.Plots.Model;

/// <summary>Images of one size, side by side and under one another, each perhaps with a caption.</summary>
internal sealed record ImageTrace(Picture[] Pictures, int Columns) : Trace
{
    public const double Gap = 8;                        // between two images, in pixels of the page
    private const double CaptionHeight = Typography.Tick * 1.6;

    /// <summary>The weight whose overlay is strongest.</summary>
    public double OverlayMax { get; } = Math.Max(1e-9, Pictures.Max(picture => picture.Overlay?.Extent().Max ?? 0));

    /// <summary>The limits of the colours of grey images.</summary>
    public (double Min, double Max) Range { get; init; }

    public ColorScale Scale { get; init; } = ColorScale.Greys;

    public bool HasCaptions { get; } = Pictures.Any(picture => picture.Caption is not null);

    public int Rows => (Pictures.Length + Columns - 1) / Columns;

    public Picture First => Pictures[0];

    public override Extent XExtent => Extent.Of(0, 1);

    public override Extent YExtent => Extent.Of(0, 1);

    public override bool FillsX => true;

    public override bool FillsY => true;

    public override bool Covers => true;

    /// <summary>Widest that the images are drawn: small ones are enlarged, so that their pixels are seen.</summary>
    public double MostWidth => Columns == 1
        ? Math.Clamp(First.Width * 10, 120, 420)
        : Columns * Math.Max(Math.Clamp(First.Width * 4, 56, 150), HasCaptions ? Math.Min(130, WidestCaption) : 0) + (Columns - 1) * Gap;

    public double WidestCaption => TextWidth.Widest(Pictures.Select(picture => picture.Caption ?? ""), Typography.Tick);

    public double HeightFor(double width) => Rows * (PictureWidth(width) * First.Height / First.Width + Below) - (HasCaptions ? 0 : Gap);

    /// <summary>Where an image stands when all together have this place.</summary>
    public Box Place(int index, Box plot)
    {
        double width = PictureWidth(plot.Width), height = width * First.Height / First.Width;
        // A height of the reader's own may leave less.
        double shrink = Math.Min(1, plot.Height / HeightFor(plot.Width));
        return new Box(
            plot.Left + index % Columns * (width + Gap) + width * (1 - shrink) / 2, plot.Top + index / Columns * (height + Below) * shrink,
            width * shrink, height * shrink);
    }

    private double Below => HasCaptions ? CaptionHeight + 4 : Gap;

    private double PictureWidth(double width) => Math.Max(4, (width - (Columns - 1) * Gap) / Columns);
}
