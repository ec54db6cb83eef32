namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>For each id a row of zeros with a single 1, at the id.</summary>
    /// <param name="ids">[T]</param>
    /// <param name="count">V, how many ids there are.</param>
    /// <returns>[T, V]</returns>
    /// <exception cref="IndexException">An id is not of 0 … V − 1.</exception>
    public static Tensor OneHot(int[] ids, int count)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var y = Zeros(ids.Length, count);
        for (var i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)count)
                throw new IndexException(Messages.UnknownId(nameof(OneHot), ids[i], count));
            y.AsSpan()[i * count + ids[i]] = 1;
        }
        return y;
    }

    /// <summary>For each id a row of zeros with a single 1, at the id.</summary>
    /// <param name="ids">[B, T]</param>
    /// <param name="count">V, how many ids there are.</param>
    /// <returns>[B, T, V]</returns>
    /// <exception cref="IndexException">An id is not of 0 … V − 1.</exception>
    public static Tensor OneHot(int[,] ids, int count)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return OneHot(Functional.Flat(ids), count).Reshape(ids.GetLength(0), ids.GetLength(1), count);
    }
}
