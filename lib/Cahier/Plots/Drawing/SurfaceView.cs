using Cahier.Plots.Model;

namespace Cahier.Plots.Drawing;

/// <summary>
/// The eye's view of a box of data, in parallel projection: the box is as wide as deep and 0.7 times as high, turned by the azimuth
/// and seen from above by the elevation, as large as the plot allows.
/// </summary>
internal sealed class SurfaceView
{
    public const double Tall = 0.7;
    private const double LabelRoom = 46;
    private const double TitleRoom = 20;

    private readonly (double Min, double Max) _x;
    private readonly (double Min, double Max) _y;
    private readonly (double Min, double Max) _z;
    private readonly (double X, double Y, double Z) _right;
    private readonly (double X, double Y, double Z) _up;
    private readonly double _scale;
    private readonly double _left;
    private readonly double _top;

    public SurfaceView(SurfaceTrace trace, Box plot, bool titles)
    {
        double azimuth = trace.Camera.Azimuth * Math.PI / 180, elevation = trace.Camera.Elevation * Math.PI / 180;
        var (sa, ca, se, ce) = (Math.Sin(azimuth), Math.Cos(azimuth), Math.Sin(elevation), Math.Cos(elevation));
        Eye = (ce * ca, ce * sa, se);
        _right = (-sa, ca, 0);
        _up = (-se * ca, -se * sa, ce);
        (_x, _y, _z) = (Ends(trace.XExtent), Ends(trace.YExtent), Ends(trace.ZExtent));

        double wide = Math.Abs(_right.X) + Math.Abs(_right.Y);
        double high = Math.Abs(_up.X) + Math.Abs(_up.Y) + Math.Abs(_up.Z) * Tall;
        double side = LabelRoom, end = LabelRoom * 0.6 + (titles ? TitleRoom : 0);
        _scale = Math.Max(20, Math.Min((plot.Width - 2 * side) / wide, (plot.Height - end - 8) / high));
        _left = plot.CenterX;
        _top = plot.Top + 8 + (plot.Height - end - 8) / 2;
    }

    /// <summary>Towards the eye, of length 1, in a box of −½…½ by −½…½ by −0.35…0.35.</summary>
    public (double X, double Y, double Z) Eye { get; }

    /// <summary>The ends of the axes that are nearer to the eye.</summary>
    public double NearX => Eye.X >= 0 ? _x.Max : _x.Min;

    /// <inheritdoc cref="NearX"/>
    public double NearY => Eye.Y >= 0 ? _y.Max : _y.Min;

    public double FarX => Eye.X >= 0 ? _x.Min : _x.Max;

    public double FarY => Eye.Y >= 0 ? _y.Min : _y.Max;

    public (double Min, double Max) XRange => _x;

    public (double Min, double Max) YRange => _y;

    public (double Min, double Max) ZRange => _z;

    /// <summary>A point of the data in the box.</summary>
    public (double X, double Y, double Z) InBox(double x, double y, double z) =>
        (Part(x, _x) - 0.5, Part(y, _y) - 0.5, (Part(z, _z) - 0.5) * Tall);

    /// <summary>A point of the data on the page.</summary>
    public (double X, double Y) OnPage(double x, double y, double z)
    {
        var p = InBox(x, y, z);
        return (_left + _scale * Dot(p, _right), _top - _scale * Dot(p, _up));
    }

    /// <summary>How near to the eye a point of the data is.</summary>
    public double Nearness(double x, double y, double z) => Dot(InBox(x, y, z), Eye);

    /// <summary>Whether the surface stands between a point on it and the eye.</summary>
    public bool Hides(SurfaceTrace surface, double x, double y, double z)
    {
        const int Steps = 120;
        double dx = (_x.Max - _x.Min) * Eye.X, dy = (_y.Max - _y.Min) * Eye.Y, dz = (_z.Max - _z.Min) * Eye.Z / Tall;
        for (int step = 2; step <= Steps; step++)
        {
            // √2 is the longest way through the box on the plane.
            double t = step * 1.5 / Steps / Math.Max(0.1, Math.Sqrt(Eye.X * Eye.X + Eye.Y * Eye.Y));
            double height = surface.HeightAt(x + t * dx, y + t * dy);
            if (height > z + t * dz + 0.006 * (_z.Max - _z.Min))
                return true;
        }

        return false;
    }

    private static (double Min, double Max) Ends(Extent extent) => extent.IsEmpty
        ? (0, 1)
        : extent.Min < extent.Max ? (extent.Min, extent.Max) : (extent.Min - 0.5, extent.Max + 0.5);

    private static double Part(double value, (double Min, double Max) range) => (value - range.Min) / (range.Max - range.Min);

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;
}
