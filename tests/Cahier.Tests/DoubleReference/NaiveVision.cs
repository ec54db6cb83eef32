using Cahier.Tensors;

namespace Cahier.Tests.DoubleReference;

/// <summary>Operations on images as their formulas are written: one loop an index.</summary>
internal static class NaiveVision
{
    public static Doubles Conv2d(Doubles x, Doubles w, Doubles? bias, int stride, int padding, PaddingMode mode = PaddingMode.Zeros)
    {
        var (height, width, kernelY, kernelX) = (x.Dim(2), x.Dim(3), w.Dim(2), w.Dim(3));
        Shape shape = [x.Dim(0), w.Dim(0), Windows(height, kernelY, stride, padding), Windows(width, kernelX, stride, padding)];
        return Doubles.Build(shape, y =>
        {
            var sum = bias is null ? 0 : bias[y[1]];
            for (var c = 0; c < x.Dim(1); c++)
                for (var u = 0; u < kernelY; u++)
                    for (var v = 0; v < kernelX; v++)
                    {
                        var (i, j) = (y[2] * stride + u - padding, y[3] * stride + v - padding);
                        if (mode == PaddingMode.Replicate)
                            (i, j) = (Math.Clamp(i, 0, height - 1), Math.Clamp(j, 0, width - 1));
                        if (i >= 0 && i < height && j >= 0 && j < width)
                            sum += w[y[1], c, u, v] * x[y[0], c, i, j];
                    }
            return sum;
        });
    }

    public static Doubles MaxPool2d(Doubles x, int kernel, int stride, int padding) =>
        Pool(x, kernel, stride, padding, Enumerable.Max);

    public static Doubles AvgPool2d(Doubles x, int kernel, int stride) => Pool(x, kernel, stride, 0, Enumerable.Average);

    /// <summary>x as [B, C, S]: each channel over batch and pixels.</summary>
    public static Doubles BatchNorm(Doubles x, Doubles gamma, Doubles beta, double epsilon)
    {
        var channels = x.Reshape(x.Dim(0), x.Dim(1), x.Count / x.Dim(0) / x.Dim(1));
        var centred = channels - channels.Mean(2).Mean(0);
        var variance = (centred * centred).Mean(2).Mean(0);
        var normalized = centred * variance.Map(v => 1 / Math.Sqrt(v + epsilon));
        return (normalized * gamma.Reshape(1, x.Dim(1), 1) + beta.Reshape(1, x.Dim(1), 1)).Reshape(x.Shape);
    }

    private static Doubles Pool(Doubles x, int kernel, int stride, int padding, Func<IEnumerable<double>, double> f)
    {
        Shape shape = [x.Dim(0), x.Dim(1), Windows(x.Dim(2), kernel, stride, padding), Windows(x.Dim(3), kernel, stride, padding)];
        return Doubles.Build(shape, y => f(
            from u in Enumerable.Range(y[2] * stride - padding, kernel)
            from v in Enumerable.Range(y[3] * stride - padding, kernel)
            where u >= 0 && u < x.Dim(2) && v >= 0 && v < x.Dim(3)
            select x[y[0], y[1], u, v]));
    }

    private static int Windows(int length, int kernel, int stride, int padding) => (length + 2 * padding - kernel) / stride + 1;
}
