namespace Cahier.Tests.DoubleReference;

/// <summary>Recurrent layers in double precision, sequence by sequence and step by step, as their formulas stand in the papers.</summary>
internal static class NaiveRecurrent
{
    public enum Kind
    {
        Tanh,
        Relu,
        GruOfPyTorch,
        GruOfTheSlides,
        Lstm,
    }

    public static int Gates(Kind kind) => kind switch
    {
        Kind.Lstm => 4,
        Kind.GruOfPyTorch or Kind.GruOfTheSlides => 3,
        _ => 1,
    };

    /// <summary>All outputs [B, T, H], the last states [B, H] and, of an LSTM, the last cells [B, H], one after the other.</summary>
    /// <param name="kind">Which cell.</param>
    /// <param name="p">x [B, T, D], W [G·H, D], U [G·H, H], b, b' [G·H], h₀ [B, H], c₀ [B, H]</param>
    /// <param name="lengths">How long each sequence is.</param>
    public static Doubles Run(Kind kind, Doubles[] p, int[] lengths)
    {
        var (x, batch, time, hidden) = (p[0], p[0].Dim(0), p[0].Dim(1), p[2].Dim(1));
        var output = new double[batch * time * hidden];
        var (last, lastCell) = (new double[batch * hidden], new double[batch * hidden]);
        for (var b = 0; b < batch; b++)
        {
            var h = Row(p[5], b, hidden);
            var c = Row(p[6], b, hidden);
            for (var t = 0; t < lengths[b]; t++)
            {
                var input = Enumerable.Range(0, x.Dim(2)).Select(d => x[b, t, d]).ToArray();
                (h, c) = Step(kind, p, input, h, c);
                h.CopyTo(output, (b * time + t) * hidden);
            }
            h.CopyTo(last, b * hidden);
            c.CopyTo(lastCell, b * hidden);
        }
        double[] all = kind == Kind.Lstm ? [.. output, .. last, .. lastCell] : [.. output, .. last];
        return new Doubles(all, [all.Length]);
    }

    private static (double[] State, double[] Cell) Step(Kind kind, Doubles[] p, double[] x, double[] h, double[] c)
    {
        double[] OfInput(int gate) => Affine(p[1], p[3], x, gate, h.Length);
        double[] OfState(double[] state, int gate) => Affine(p[2], p[4], state, gate, h.Length);
        double[] Both(int gate, Func<double, double> f) => Map(OfInput(gate), OfState(h, gate), (a, b) => f(a + b));
        switch (kind)
        {
            case Kind.Tanh:
                return (Both(0, Math.Tanh), c);
            case Kind.Relu:
                return (Both(0, a => Math.Max(a, 0)), c);
            case Kind.GruOfPyTorch:
                {
                    var (r, z) = (Both(0, Sigmoid), Both(1, Sigmoid));
                    var reset = Map(r, OfState(h, 2), (a, b) => a * b);
                    var n = Map(OfInput(2), reset, (a, b) => Math.Tanh(a + b));
                    return ([.. z.Select((gate, i) => (1 - gate) * n[i] + gate * h[i])], c);
                }
            case Kind.GruOfTheSlides:
                {
                    var (r, u) = (Both(0, Sigmoid), Both(1, Sigmoid));
                    var candidate = Map(OfInput(2), OfState(Map(r, h, (a, b) => a * b), 2), (a, b) => Math.Tanh(a + b));
                    return ([.. u.Select((gate, i) => gate * candidate[i] + (1 - gate) * h[i])], c);
                }
            default:
                {
                    var (i, f, g, o) = (Both(0, Sigmoid), Both(1, Sigmoid), Both(2, Math.Tanh), Both(3, Sigmoid));
                    double[] cell = [.. c.Select((before, j) => f[j] * before + i[j] * g[j])];
                    return (Map(o, cell, (a, b) => a * Math.Tanh(b)), cell);
                }
        }
    }

    private static double[] Affine(Doubles weight, Doubles bias, double[] x, int gate, int hidden)
    {
        var y = new double[hidden];
        for (var i = 0; i < hidden; i++)
        {
            y[i] = bias[gate * hidden + i];
            for (var j = 0; j < x.Length; j++)
                y[i] += weight.Values[(gate * hidden + i) * x.Length + j] * x[j];
        }
        return y;
    }

    private static double[] Map(double[] a, double[] b, Func<double, double, double> f) => [.. a.Zip(b, f)];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Row(Doubles matrix, int row, int width) => matrix.Values[(row * width)..((row + 1) * width)];
}
