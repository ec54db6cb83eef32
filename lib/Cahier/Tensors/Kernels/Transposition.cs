using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        var i = 0;
        if (Avx.IsSupported)
        {
            for (; i + 8 <= rows; i += 8)
                EightRows(columns, source + i * sourceRow, sourceRow, target + i, targetRow);
        }
        // Squares of 4 × 4 are turned within registers: each row is read, and each column written, four numbers at a time.
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

    /// <summary>The same for 8 rows: four numbers of each are read at a time, and of each column eight written.</summary>
    private static void EightRows(int columns, float* s, nint row, float* t, nint targetRow)
    {
        var j = 0;
        for (; j + 4 <= columns; j += 4, s += 4, t += 4 * targetRow)
        {
            var (r04, r15) = (Pair(s, 4 * row), Pair(s + row, 4 * row));
            var (r26, r37) = (Pair(s + 2 * row, 4 * row), Pair(s + 3 * row, 4 * row));
            var (low01, high01) = (Avx.UnpackLow(r04, r15), Avx.UnpackHigh(r04, r15));
            var (low23, high23) = (Avx.UnpackLow(r26, r37), Avx.UnpackHigh(r26, r37));
            Avx.Shuffle(low01, low23, 0b01_00_01_00).Store(t);
            Avx.Shuffle(low01, low23, 0b11_10_11_10).Store(t + targetRow);
            Avx.Shuffle(high01, high23, 0b01_00_01_00).Store(t + 2 * targetRow);
            Avx.Shuffle(high01, high23, 0b11_10_11_10).Store(t + 3 * targetRow);
        }
        for (; j < columns; j++, s++, t += targetRow)
        {
            for (var i = 0; i < 8; i++)
                t[i] = s[i * row];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* lower, nint further) =>
        Vector256.Create(Vector128.Load(lower), Vector128.Load(lower + further));
}
