namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>The k largest elements of each row along the last axis, largest first (of equals, the first), and where they are.</summary>
    /// <param name="k">How many, of 1 … V.</param>
    /// <returns>
    /// For this of shape […, V], the values […, k], and their indices [N, k], where N counts the rows one after the other;
    /// <see cref="Gather(int[,])"/> takes them.
    /// </returns>
    /// <exception cref="ShapeException">This is a single number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1 or above V.</exception>
    public (Tensor Values, int[,] Indices) TopK(int k)
    {
        Shape.RequireRank(this, 1, nameof(TopK), "this");
        var width = _shape[-1];
        if (k < 1 || k > width)
            throw new ArgumentOutOfRangeException(nameof(k), Messages.TopOutOfRange(k, _shape));

        var indices = new int[Count / width, k];
        for (var row = 0; row < indices.GetLength(0); row++)
        {
            var x = Row(row, width);
            for (var i = 0; i < width; i++)
            {
                // Kept ones move down until a place is found for this one; below the last there is none.
                var place = Math.Min(i, k);
                for (; place > 0 && IsAbove(x[i], x[indices[row, place - 1]]); place--)
                {
                    if (place < k)
                        indices[row, place] = indices[row, place - 1];
                }
                if (place < k)
                    indices[row, place] = i;
            }
        }
        return (Gather(indices), indices);
    }

    /// <summary>Whether a is larger than b; what is not a number counts as largest, so that it does not go unnoticed.</summary>
    private static bool IsAbove(float a, float b) => a > b || (float.IsNaN(a) && !float.IsNaN(b));
}
