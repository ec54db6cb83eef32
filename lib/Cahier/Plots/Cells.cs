using Cahier.Plots.Model;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>The numbers of a heat map, row by row. Arrays convert by themselves; NaN and infinities are gaps.</summary>
public readonly struct Cells
{
    private readonly double[]? _values;

    internal Cells(double[] values, int rows, int columns)
    {
        _values = values;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Number of rows, Y.</summary>
    public int Rows { get; }

    /// <summary>Number of columns, X.</summary>
    public int Columns { get; }

    internal ReadOnlySpan<double> Values => _values;

    internal double this[int row, int column] => _values![row * Columns + column];

    internal ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>From a rectangle of numbers [Y, X].</summary>
    public static implicit operator Cells(float[,] values) => FromRectangle(values, value => value);

    /// <inheritdoc cref="op_Implicit(float[,])"/>
    public static implicit operator Cells(double[,] values) => FromRectangle(values, value => value);

    /// <inheritdoc cref="op_Implicit(float[,])"/>
    public static implicit operator Cells(int[,] values) => FromRectangle(values, value => value);

    /// <summary>From a rectangle of truths [Y, X]: 1 where true, else 0.</summary>
    public static implicit operator Cells(bool[,] values) => FromRectangle(values, value => value ? 1 : 0);

    /// <summary>From rows of one length.</summary>
    /// <exception cref="ArgumentException">The rows are not all of one length.</exception>
    public static implicit operator Cells(float[][] rows) => FromRows(rows, value => value);

    /// <inheritdoc cref="op_Implicit(float[][])"/>
    public static implicit operator Cells(double[][] rows) => FromRows(rows, value => value);

    /// <summary>From a tensor [Y, X]; axes of length 1 before these two do not count, and [X] is one row.</summary>
    /// <exception cref="ShapeException">The tensor has more than two axes longer than 1.</exception>
    public static implicit operator Cells(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        int columns = tensor.Rank == 0 ? 1 : tensor.Dim(-1), rows = tensor.Rank < 2 ? 1 : tensor.Dim(-2);
        if (rows * columns != tensor.Count)
            throw new ShapeException(Messages.NotARectangle("Chart.Heatmap", tensor.Shape));
        return new Cells(Numbers.From(tensor), rows, columns);
    }

    /// <summary>A function of two numbers at each point of a grid.</summary>
    /// <param name="x">X increasing numbers, for the columns.</param>
    /// <param name="y">Y increasing numbers, for the rows.</param>
    /// <param name="f">f(x, y)</param>
    /// <returns>[Y, X]</returns>
    public static Cells Of(double[] x, double[] y, Func<double, double, double> f)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(f);
        var values = new double[y.Length * x.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = f(x[i % x.Length], y[i / x.Length]);
        return new Cells(values, y.Length, x.Length);
    }

    /// <summary>From a mask: 1 where one may look, else 0.</summary>
    public static implicit operator Cells(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return mask.ToTensor();
    }

    internal static Cells FromRectangle<T>(T[,] values, Func<T, double> convert)
    {
        ArgumentNullException.ThrowIfNull(values);
        int rows = values.GetLength(0), columns = values.GetLength(1);
        var flat = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                flat[i * columns + j] = convert(values[i, j]);
        }

        return new Cells(flat, rows, columns);
    }

    internal static Cells FromRows<T>(T[][] rows, Func<T, double> convert)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Length == 0 ? 0 : rows[0].Length;
        var flat = new double[rows.Length * columns];
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
                throw new ArgumentException(Messages.RaggedRows(i, rows[i].Length, columns), nameof(rows));
            for (int j = 0; j < columns; j++)
                flat[i * columns + j] = convert(rows[i][j]);
        }

        return new Cells(flat, rows.Length, columns);
    }

    internal Extent Extent() => Model.Extent.Of(Values);
}
