using Cahier.Plots.Drawing;
using Cahier.Plots.Model;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>Who looks at whom: attention weights as one panel a head, queries downwards, keys across, colours from 0 to 1.</summary>
public static class AttentionMap
{
    private const double Room = 700;            // width for the panels side by side, in pixels
    private const double LeastCell = 13;        // so that a word stands under each,
    private const double LeastPanel = 290;      // up to where thinned words are better than one panel a row
    private const int MostColumns = 4;

    /// <summary>The map of a single head.</summary>
    /// <param name="weights">[T, S], each row summing to 1.</param>
    /// <param name="rows">The T tokens that look (queries).</param>
    /// <param name="columns">The S tokens looked at (keys); without them the same as <paramref name="rows"/>.</param>
    /// <param name="title">Above the figure.</param>
    /// <exception cref="ArgumentException">Not one token a position.</exception>
    public static Figure Of(float[,] weights, IEnumerable<string> rows, IEnumerable<string>? columns = null, string? title = null) =>
        Of([weights], rows, columns, title, named: false);

    /// <summary>The maps of several heads, over the same tokens.</summary>
    /// <param name="weights">[H, T, S], each row summing to 1.</param>
    /// <param name="rows">The T tokens that look (queries).</param>
    /// <param name="columns">The S tokens looked at (keys); without them the same as <paramref name="rows"/>.</param>
    /// <param name="title">Above the figure.</param>
    /// <exception cref="ArgumentException">Not one token a position, or no head.</exception>
    public static Figure Of(float[,,] weights, IEnumerable<string> rows, IEnumerable<string>? columns = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int heads = weights.GetLength(0), queries = weights.GetLength(1), keys = weights.GetLength(2);
        var maps = new Cells[heads];
        for (int h = 0; h < heads; h++)
        {
            var flat = new double[queries * keys];
            for (int i = 0; i < flat.Length; i++)
                flat[i] = weights[h, i / keys, i % keys];
            maps[h] = new Cells(flat, queries, keys);
        }

        return Of(maps, rows, columns, title, named: true);
    }

    /// <summary>The maps of all heads, for one example of a batch.</summary>
    /// <param name="weights">[B, H, T, S], [H, T, S] or [T, S], each row summing to 1.</param>
    /// <param name="rows">The T tokens that look (queries).</param>
    /// <param name="columns">The S tokens looked at (keys); without them the same as <paramref name="rows"/>.</param>
    /// <param name="title">Above the figure.</param>
    /// <param name="batch">Which example, of [B, H, T, S].</param>
    /// <exception cref="ArgumentException">Not one token a position, no head, or no such example.</exception>
    /// <exception cref="ShapeException">Weights of another rank.</exception>
    public static Figure Of(
        Tensor weights, IEnumerable<string> rows, IEnumerable<string>? columns = null, string? title = null, int batch = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Rank is < 2 or > 4)
            throw new ShapeException(Messages.WeightsShape(weights.Shape));
        int examples = weights.Rank == 4 ? weights.Dim(0) : 1, heads = weights.Rank == 2 ? 1 : weights.Dim(-3);
        if (batch < 0 || batch >= examples)
            throw new ArgumentOutOfRangeException(nameof(batch), Messages.NoSuchBatch(batch, examples));
        int queries = weights.Dim(-2), keys = weights.Dim(-1), size = queries * keys;
        var values = Numbers.From(weights);
        Cells[] maps =
            [.. Enumerable.Range(batch * heads, heads).Select(h => new Cells(values[(h * size)..((h + 1) * size)], queries, keys))];
        return Of(maps, rows, columns, title, named: weights.Rank > 2);
    }

    internal static Figure Of(Cells[] heads, IEnumerable<string> rows, IEnumerable<string>? columns, string? title, bool named)
    {
        Labels queries = rows.ToArray(), keys = columns?.ToArray() ?? queries.Texts;
        if (heads.Length == 0 || heads[0].Rows == 0 || heads[0].Columns == 0)
            throw new ArgumentException(Messages.Empty(nameof(AttentionMap)), nameof(heads));
        if (queries.Texts.Length != heads[0].Rows)
            throw new ArgumentException(Messages.TokensDiffer("rows", queries.Texts.Length, heads[0].Rows), nameof(rows));
        if (keys.Texts.Length != heads[0].Columns)
            throw new ArgumentException(Messages.TokensDiffer("columns", keys.Texts.Length, heads[0].Columns), nameof(columns));

        CellAxis x = CellAxis.Of(keys, heads[0].Columns, "x"), y = CellAxis.Of(queries, heads[0].Rows, "y");
        var panels = heads.Select((head, h) => new Panel(
            [new HeatmapTrace(head, x, y) { Min = 0, Max = 1, IsAttention = true }],
            Chart.AxisOf(x) with { Title = Wording.Keys },
            Chart.AxisOf(y) with { Title = Wording.Queries, Reversed = true })
        {
            Title = named ? Wording.Head(h + 1) : null,
        });
        int across = Columns(heads.Length, queries.Texts, keys.Texts.Length);
        return new Figure([.. panels], across) { SharedColors = true, SharedAxes = true }.WithTitle(title);
    }

    // As many side by side as leave each word its place; then as even rows as that gives: 8 heads as 4 + 4, 6 as 3 + 3.
    private static int Columns(int heads, string[] queries, int keys)
    {
        double words = TextWidth.Widest(queries.Select(word => TextWidth.Shorten(word, Typography.LongestWord)), Typography.Tick);
        int fit = (int)((Room - words) / (Math.Min(keys * LeastCell, LeastPanel) + 30));
        int most = Math.Clamp(fit, 1, Math.Min(MostColumns, heads));
        int rows = (heads + most - 1) / most;
        return (heads + rows - 1) / rows;
    }
}
