using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// Fixed positions: sines and cosines whose wavelengths go from 2π to 10000·2π (Vaswani et al. 2017, section 3.5).
/// </summary>
public sealed class SinusoidalPositions : Positions
{
    /// <summary>Computes the table: p[t, 2i] = sin(t / 10000^(2i/D)), p[t, 2i+1] = cos(t / 10000^(2i/D)).</summary>
    /// <param name="maxLength">The number of positions.</param>
    /// <param name="width">D</param>
    /// <param name="wavelength">10000 in the paper.</param>
    public SinusoidalPositions(int maxLength, int width, double wavelength = 10_000)
    {
        Bounds.AtLeast(maxLength, 1);
        Bounds.AtLeast(width, 1);
        var table = new float[maxLength, width];
        for (var t = 0; t < maxLength; t++)
            for (var d = 0; d < width; d++)
            {
                var angle = t / Math.Pow(wavelength, (d - d % 2) / (double)width);
                table[t, d] = (float)(d % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        Table = Tensor.From(table).OutliveAll();
    }

    /// <inheritdoc/>
    public override Tensor Table { get; }
}
