namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Rotary positions (Su et al. 2021, eq. 34): in each head of K columns, the pair (2i, 2i + 1) of the row at position t is turned by
    /// the angle t·10000^(−2i/K). The product of a query and a key turned like this depends on how far apart they are, not on where.
    /// </summary>
    /// <param name="x">[…, T, columns], heads side by side</param>
    /// <param name="keyWidth">K, even</param>
    /// <param name="start">The position of the first row.</param>
    /// <param name="columns">How many of the first columns are turned, a multiple of K; all if not given.</param>
    /// <param name="wavelength">10000 in the paper.</param>
    /// <returns>of the shape of x</returns>
    /// <exception cref="ShapeException">The columns are not heads of K each, or K is odd.</exception>
    public static Tensor Rotary(Tensor x, int keyWidth, int start = 0, int? columns = null, double wavelength = 10_000)
    {
        Shape.RequireRank(x, 2, nameof(Rotary), nameof(x));
        Shape.RequireExamples(x, nameof(Rotary), nameof(x));
        var (length, width) = (x.Dim(-2), x.Dim(-1));
        var turned = columns ?? width;
        if (keyWidth < 2 || keyWidth % 2 != 0 || turned % keyWidth != 0 || turned > width)
            throw new ShapeException(Messages.NotPairs(x.Shape, keyWidth));

        var cosines = Tensor.Empty([length, keyWidth / 2]);
        var sines = Tensor.Empty([length, keyWidth / 2]);
        for (var t = 0; t < length; t++)
            for (var i = 0; i < keyWidth / 2; i++)
            {
                var (sin, cos) = Math.SinCos((start + t) / Math.Pow(wavelength, 2.0 * i / keyWidth));
                (cosines[t, i], sines[t, i]) = ((float)cos, (float)sin);
            }

        var y = Tensor.Empty(x.Shape);
        Turn(x, y, cosines, sines, turned, direction: 1, add: false);
        return Tensor.Result(y, [x], dy =>
        {
            // A rotation's inverse is also its transpose: the gradient turns back.
            var dx = x.GradientBuffer(out var add);
            Turn(dy, dx, cosines, sines, turned, direction: -1, add);
        });
    }

    private static void Turn(Tensor from, Tensor to, Tensor cosines, Tensor sines, int turned, int direction, bool add)
    {
        var (length, width, pairs) = (from.Dim(-2), from.Dim(-1), cosines.Dim(-1));
        for (var row = 0; row < from.Count / width; row++)
        {
            var x = from.Row(row, width);
            var y = to.Row(row, width);
            var cos = cosines.Row(row % length, pairs);
            var sin = sines.Row(row % length, pairs);
            for (var column = 0; column < turned; column += 2)
            {
                var i = column / 2 % pairs;
                var (a, b, s) = (x[column], x[column + 1], direction * sin[i]);
                y[column] = (add ? y[column] : 0) + a * cos[i] - b * s;
                y[column + 1] = (add ? y[column + 1] : 0) + a * s + b * cos[i];
            }
            for (var column = turned; column < width; column++)
                y[column] = (add ? y[column] : 0) + x[column];
        }
    }
}
