using System.Numerics.Tensors;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>Looks up one row of the table for each id.</summary>
    /// <param name="weight">[V, D], one row for each of the V words</param>
    /// <param name="ids">[B, T]</param>
    /// <returns>[B, T, D]</returns>
    /// <exception cref="ShapeException">There is no id.</exception>
    /// <exception cref="IndexException">An id is not a row of the table.</exception>
    public static Tensor Embedding(Tensor weight, int[,] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return LookUp(weight, Ids.Copy(ids)).Reshape(ids.GetLength(0), ids.GetLength(1), weight.Dim(-1));
    }

    /// <summary>Looks up one row of the table for each id.</summary>
    /// <param name="weight">[V, D], one row for each of the V words</param>
    /// <param name="ids">[T]</param>
    /// <returns>[T, D]</returns>
    /// <exception cref="ShapeException">There is no id.</exception>
    /// <exception cref="IndexException">An id is not a row of the table.</exception>
    public static Tensor Embedding(Tensor weight, int[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return LookUp(weight, Ids.Copy(ids));
    }

    // The ids are our own: they are needed again for the gradient, when the caller may have written others over his.
    private static Tensor LookUp(Tensor weight, Ids ids)
    {
        Shape.RequireExactRank(weight, 2, nameof(Embedding), nameof(weight));
        var (words, width) = (weight.Dim(0), weight.Dim(1));
        var y = Tensor.Empty([ids.Length, width]);
        Shape.RequireExamples(y, nameof(Embedding), nameof(ids));
        for (var i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)words)
                throw new IndexException(Messages.UnknownId(nameof(Embedding), ids[i], words));
            weight.AsSpan().Slice(ids[i] * width, width).CopyTo(y.AsSpan()[(i * width)..]);
        }

        return Tensor.Result(y, [weight], (weight, ids), static (forward, dy) =>
        {
            var (weight, ids) = forward;
            var width = weight.Dim(1);
            // A row that was looked up several times gets the sum.
            var dw = weight.GradientBuffer(out var add).AsSpan();
            if (!add)
                dw.Clear();
            for (var i = 0; i < ids.Length; i++)
            {
                var row = dw.Slice(ids[i] * width, width);
                TensorPrimitives.Add(row, dy.AsSpan().Slice(i * width, width), row);
            }
        });
    }

    /// <summary>The rows one after the other.</summary>
    internal static int[] Flat(int[,] rows)
    {
        var flat = new int[rows.Length];
        Buffer.BlockCopy(rows, 0, flat, 0, flat.Length * sizeof(int));
        return flat;
    }
}
