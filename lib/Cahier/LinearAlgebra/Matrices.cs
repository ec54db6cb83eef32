using Cahier.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Cahier.LinearAlgebra;

/// <summary>Tensors as matrices of MathNet.Numerics, whose algorithms work in double precision, and back.</summary>
public static class Matrices
{
    /// <summary>A matrix of the same numbers.</summary>
    /// <param name="tensor">[N, D]</param>
    /// <exception cref="ShapeException">The tensor is not of rank 2.</exception>
    public static Matrix<double> ToMatrix(this Tensor tensor)
    {
        Shape.RequireExactRank(tensor, 2, nameof(ToMatrix), nameof(tensor));
        var columns = tensor.Dim(1);
        return Matrix<double>.Build.Dense(tensor.Dim(0), columns, (i, j) => tensor.AsSpan()[i * columns + j]);
    }

    /// <summary>A vector of the same numbers.</summary>
    /// <param name="tensor">[N]</param>
    /// <exception cref="ShapeException">The tensor is not of rank 1.</exception>
    public static Vector<double> ToVector(this Tensor tensor)
    {
        Shape.RequireExactRank(tensor, 1, nameof(ToVector), nameof(tensor));
        return Vector<double>.Build.Dense(tensor.Count, i => tensor.AsSpan()[i]);
    }

    /// <summary>A tensor [rows, columns] of the same numbers, rounded to 32-bit floats.</summary>
    public static Tensor ToTensor(this Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var tensor = Tensor.Empty([matrix.RowCount, matrix.ColumnCount]);
        for (var i = 0; i < matrix.RowCount; i++)
            for (var j = 0; j < matrix.ColumnCount; j++)
                tensor.AsSpan()[i * matrix.ColumnCount + j] = (float)matrix[i, j];
        return tensor;
    }

    /// <summary>A tensor [N] of the same numbers, rounded to 32-bit floats.</summary>
    public static Tensor ToTensor(this Vector<double> vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return Tensor.From([.. vector.Select(value => (float)value)], vector.Count);
    }
}
