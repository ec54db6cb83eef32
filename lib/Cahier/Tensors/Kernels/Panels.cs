namespace Cahier.Tensors.Kernels;

/// <summary>
/// Panels of B two vectors wide, whose rows lie one after the other: what begins at column j of B begins at j·depth here.
/// </summary>
internal static unsafe class Panels<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public static int Width => GemmTile<TSimd, TVector>.MostColumns;

    // Rows of B are read in stretches of several lines of the cache, rather than each of its pages once for every panel.
    private const int Stretch = 64;

    /// <summary>Copies the panels that [depth, columns] of B fills, and leaves the rest.</summary>
    /// <param name="source">The first element of B.</param>
    /// <param name="row">From one row of B to the next.</param>
    /// <param name="column">From one column of B to the next.</param>
    /// <param name="depth">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="target">The panels.</param>
    public static void Pack(float* source, nint row, nint column, int depth, int columns, float* target)
    {
        var end = columns - columns % Width;
        for (var j = 0; j < end; j += column == 1 ? Stretch : Width)
        {
            if (column == 1)
                CopyRows(source + j, row, depth, Math.Min(Stretch, end - j), target + j * depth);
            else
                Transposition.Copy(Width, depth, source + j * column, column, target + j * depth, Width);     // columns lie together
        }
    }

    /// <summary>Copies what remains, filled up with zeros to whole vectors.</summary>
    public static void PackLast(float* source, nint row, nint column, int depth, int columns, float* target)
    {
        var end = columns - columns % Width;
        columns -= end;
        if (columns == 0)
            return;

        source += end * column;
        target += end * depth;
        new Span<float>(target, depth * Width).Clear();
        if (column != 1)
        {
            Transposition.Copy(columns, depth, source, column, target, Width);
            return;
        }
        for (var p = 0; p < depth; p++)
            new ReadOnlySpan<float>(source + p * row, columns).CopyTo(new Span<float>(target + p * Width, columns));
    }

    private static void CopyRows(float* source, nint row, int depth, int columns, float* target)
    {
        for (var p = 0; p < depth; p++, source += row, target += Width)
        {
            var to = target;
            for (var j = 0; j < columns; j += Width, to += depth * Width)
            {
                TSimd.Store(TSimd.Load(source + j), to);
                TSimd.Store(TSimd.Load(source + j + TSimd.Width), to + TSimd.Width);
            }
        }
    }
}
