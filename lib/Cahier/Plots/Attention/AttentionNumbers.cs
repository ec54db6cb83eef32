using Cahier.Tensors;

namespace Cahier.Plots.Attention;

/// <summary>Attention computed slowly, keeping everything on the way (Vaswani et al. 2017, eq. 1), a head after the other.</summary>
internal sealed class AttentionNumbers
{
    public AttentionNumbers(Cells x, Cells wq, Cells wk, Cells wv, Mask? mask, int heads, Cells? wo)
    {
        (X, Wq, Wk, Wv, Wo, Heads) = (x, wq, wk, wv, wo, heads);
        (Q, K, V) = (Product(x, wq), Product(x, wk), Product(x, wv));
        (Width, ValueWidth) = (wq.Columns / heads, wv.Columns / heads);
        Scores = [.. PerHead(head => Product(Part(Q, head, Width), Transposed(Part(K, head, Width))))];
        Scaled = [.. Scores.Select(scores => Map(scores, (value, _, _) => value / Math.Sqrt(Width)))];
        Masked = mask is null ? null : [.. Scaled.Select((scores, head) =>
            Map(scores, (value, t, s) => Visible(mask, head, t, s) ? value : double.NegativeInfinity))];
        Weights = [.. (Masked ?? Scaled).Select(Softmax)];
        Output = Beside([.. PerHead(head => Product(Weights[head], Part(V, head, ValueWidth)))]);
        Projected = wo is { } last ? (Cells?)Product(Output, last) : null;
    }

    public int Heads { get; }

    /// <summary>K, the width of a head for queries and keys.</summary>
    public int Width { get; }

    public int ValueWidth { get; }

    /// <summary>[T, D]</summary>
    public Cells X { get; }

    public Cells Wq { get; }

    public Cells Wk { get; }

    public Cells Wv { get; }

    public Cells? Wo { get; }

    /// <summary>[T, H·K]</summary>
    public Cells Q { get; }

    /// <inheritdoc cref="Q"/>
    public Cells K { get; }

    /// <summary>[T, H·Kv]</summary>
    public Cells V { get; }

    /// <summary>[T, T] a head.</summary>
    public Cells[] Scores { get; }

    public Cells[] Scaled { get; }

    /// <summary>Null without a mask.</summary>
    public Cells[]? Masked { get; }

    public Cells[] Weights { get; }

    /// <summary>[T, H·Kv]</summary>
    public Cells Output { get; }

    /// <summary>[T, D]; null without Wo.</summary>
    public Cells? Projected { get; }

    /// <summary>The columns of one head.</summary>
    public static Cells Part(Cells all, int head, int width)
    {
        var values = new double[all.Rows * width];
        for (int i = 0; i < values.Length; i++)
            values[i] = all[i / width, head * width + i % width];
        return new Cells(values, all.Rows, width);
    }

    public static Cells Transposed(Cells a)
    {
        var values = new double[a.Rows * a.Columns];
        for (int i = 0; i < values.Length; i++)
            values[i] = a[i % a.Rows, i / a.Rows];
        return new Cells(values, a.Columns, a.Rows);
    }

    private IEnumerable<Cells> PerHead(Func<int, Cells> of) => Enumerable.Range(0, Heads).Select(of);

    private static Cells Product(Cells a, Cells b)
    {
        var values = new double[a.Rows * b.Columns];
        for (int i = 0; i < values.Length; i++)
            for (int k = 0; k < a.Columns; k++)
                values[i] += a[i / b.Columns, k] * b[k, i % b.Columns];
        return new Cells(values, a.Rows, b.Columns);
    }

    private static Cells Map(Cells a, Func<double, int, int, double> of)
    {
        var values = new double[a.Rows * a.Columns];
        for (int i = 0; i < values.Length; i++)
            values[i] = of(a[i / a.Columns, i % a.Columns], i / a.Columns, i % a.Columns);
        return new Cells(values, a.Rows, a.Columns);
    }

    // A row in which all is hidden gives zeros, as in the library.
    private static Cells Softmax(Cells scores)
    {
        var sums = new double[scores.Rows];
        var most = new double[scores.Rows];
        for (int t = 0; t < scores.Rows; t++)
        {
            most[t] = scores.Row(t).ToArray().Max();
            foreach (double score in scores.Row(t))
                sums[t] += double.IsFinite(most[t]) ? Math.Exp(score - most[t]) : 0;
        }

        return Map(scores, (score, t, _) => sums[t] == 0 ? 0 : Math.Exp(score - most[t]) / sums[t]);
    }

    private static Cells Beside(Cells[] parts)
    {
        int width = parts[0].Columns, columns = width * parts.Length;
        var values = new double[parts[0].Rows * columns];
        for (int i = 0; i < values.Length; i++)
            values[i] = parts[i % columns / width][i / columns, i % columns % width];
        return new Cells(values, parts[0].Rows, columns);
    }

    // Axes from the right: [S], [T, S], [H, T, S], [B, H, T, S]; an axis of length 1 is the same for all.
    private static bool Visible(Mask mask, int head, int t, int s)
    {
        ReadOnlySpan<int> wanted = [0, head, t, s];
        Span<int> index = stackalloc int[mask.Shape.Rank];
        for (int axis = 0; axis < index.Length; axis++)
            index[axis] = mask.Shape[axis] == 1 ? 0 : wanted[4 - index.Length + axis];
        return mask[index];
    }
}
