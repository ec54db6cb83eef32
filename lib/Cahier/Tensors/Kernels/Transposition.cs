using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>Copies a matrix so that its rows become columns.</summary>
internal static unsafe class Transposition
{
    /// <summary>target (j, i) = source (i, j).</summary>
    /// <param name="rows">Of the source.</param>
    /// <param name="columns">Of the source.</param>
    /// <param name="source">The first element.</param>
    /// <param name="sourceRow">From one row of the source to the next.</param>
    /// <param name="target">The first element.</param>
    /// <param name="targetRow">From one row of the target to the next.</param>
    public static void Copy(int rows, int columns, float* source, nint sourceRow, float* target, nint targetRow)
    {
        // Squares of 4 × 4 are turned within registers: each row is read, and each column written, four numbers at a time.
        var i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            var s = source + i * sourceRow;
            var t = target + i;
            var j = 0;
            for (; j + 4 <= columns; j += 4, s += 4, t += 4 * targetRow)
            {
                Matrix4x4 square;
                var row = (Vector128<float>*)&square;
                row[0] = Vector128.Load(s);
                row[1] = Vector128.Load(s + sourceRow);
                row[2] = Vector128.Load(s + 2 * sourceRow);
                row[3] = Vector128.Load(s + 3 * sourceRow);
                square = Matrix4x4.Transpose(square);
                row[0].Store(t);
                row[1].Store(t + targetRow);
                row[2].Store(t + 2 * targetRow);
                row[3].Store(t + 3 * targetRow);
            }
            for (; j < columns; j++, s++, t += targetRow)
                (t[0], t[1], t[2], t[3]) = (s[0], s[sourceRow], s[2 * sourceRow], s[3 * sourceRow]);
        }
        for (; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                target[j * targetRow + i] = source[i * sourceRow + j];
        }
    }
}
