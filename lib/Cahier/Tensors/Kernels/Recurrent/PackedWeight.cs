namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>
/// The right side of a product that every step of a sequence repeats, copied once into panels two vectors wide whose rows follow each
/// other, filled up with zeros to whole vectors.
/// </summary>
internal sealed unsafe class PackedWeight<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    private static int PanelWidth => GemmTile<TSimd, TVector>.MostColumns;

    private readonly Tensor _panels;
    private readonly int _depth, _width;

    private PackedWeight(int depth, int width)
    {
        (_depth, _width) = (depth, width);
        _panels = Tensor.Empty([Math.Max(depth * width, 1)]);
    }

    /// <summary>
    /// For state · Wᵀ: column j of gate g is row g·H + j of W [G·H, H], and stands at g·H' + j, with H' the padded H.
    /// </summary>
    /// <param name="weight">W [G·H, H]</param>
    /// <param name="first">The first gate to take.</param>
    /// <param name="gates">How many gates.</param>
    /// <param name="hidden">H</param>
    public static PackedWeight<TSimd, TVector> Transposed(Tensor weight, int first, int gates, int hidden)
    {
        var padded = Kernels.Rows.Padded(hidden);
        var packed = new PackedWeight<TSimd, TVector>(hidden, gates * padded);
        packed._panels.AsSpan().Clear();
        fixed (float* w = weight.AsSpan(), panels = packed._panels.AsSpan())
        {
            // Vector by vector: a panel may hold the end of one gate and the beginning of the next, but a vector holds one gate's columns.
            for (var column = 0; column < packed._width; column += Kernels.Rows.Unit)
            {
                var (gate, j) = (first + column / padded, column % padded);
                for (var part = 0; part < Kernels.Rows.Unit && j + part < hidden; part += Math.Min(Kernels.Rows.Unit, PanelWidth))
                {
                    var columns = Math.Min(Math.Min(Kernels.Rows.Unit, PanelWidth), hidden - j - part);
                    Transposition.Copy(
                        columns, hidden, w + (gate * hidden + j + part) * (nint)hidden, hidden,
                        packed.At(panels, column + part, out var rowStep), rowStep);
                }
            }
        }
        return packed;
    }

    /// <summary>For gradient · W: row g·H' + i is row g·H + i of W [G·H, H].</summary>
    /// <param name="weight">W [G·H, H]</param>
    /// <param name="first">The first gate to take.</param>
    /// <param name="gates">How many gates.</param>
    /// <param name="hidden">H</param>
    public static PackedWeight<TSimd, TVector> Straight(Tensor weight, int first, int gates, int hidden)
    {
        var padded = Kernels.Rows.Padded(hidden);
        var packed = new PackedWeight<TSimd, TVector>(gates * padded, padded);
        if (padded != hidden)
            packed._panels.AsSpan().Clear();
        fixed (float* w = weight.AsSpan(), panels = packed._panels.AsSpan())
        {
            for (var panel = 0; panel < hidden; panel += PanelWidth)
            {
                var to = packed.At(panels, panel, out var rowStep);
                var columns = Math.Min(PanelWidth, hidden - panel);
                for (var row = 0; row < gates * hidden; row++)
                {
                    new ReadOnlySpan<float>(w + (first * hidden + row) * (nint)hidden + panel, columns).CopyTo(
                        new Span<float>(to + (row / hidden * padded + row % hidden) * rowStep, columns));
                }
            }
        }
        return packed;
    }

    /// <summary>C [rows, width] = start + A [rows, depth] · this.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="a">The first row of A.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="c">The first row of C.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="start">What the sums begin with, in rows as C's; null for zeros.</param>
    public void Multiply(int rows, float* a, nint aRow, float* c, nint cRow, float* start)
    {
        const int most = GemmTile<TSimd, TVector>.MostRows;
        var tiles = (rows + most - 1) / most;
        fixed (float* panels = _panels.AsSpan())
        {
            for (var panel = 0; panel < _width; panel += PanelWidth)
            {
                var columns = Math.Min(PanelWidth, _width - panel);
                for (var tile = 0; tile < tiles; tile++)
                {
                    var from = (int)((long)rows * tile / tiles);
                    var to = (int)((long)rows * (tile + 1) / tiles);
                    GemmTile<TSimd, TVector>.Multiply(
                        to - from, columns, _depth, a + from * aRow, aRow, 1, panels + panel * (nint)_depth, columns,
                        c + from * cRow + panel, cRow, start == null ? null : start + from * cRow + panel, cRow);
                }
            }
        }
    }

    /// <summary>Where a column begins, and how far it is from one row of its panel to the next.</summary>
    private float* At(float* panels, int column, out int rowStep)
    {
        var panel = column / PanelWidth * PanelWidth;
        rowStep = Math.Min(PanelWidth, _width - panel);
        return panels + panel * (nint)_depth + (column - panel);
    }
}
