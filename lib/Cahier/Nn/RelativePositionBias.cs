using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// A learned number for each head and each offset between two positions, added to the scores of attention (Raffel et al. 2020, section
/// 2.1). Offsets beyond ±R count as ±R (Shaw et al. 2018, section 3.2).
/// </summary>
/// <remarks>The numbers are <c>weight</c> [2·R + 1, H]: row R + j − i is for a query at i and a key at j.</remarks>
public sealed class RelativePositionBias : Module
{
    private readonly int _reach, _heads;

    /// <summary>Small normal numbers, of deviation 0.02.</summary>
    /// <param name="heads">H</param>
    /// <param name="reach">R, the largest offset that has a number of its own.</param>
    /// <param name="random">Where the first values come from.</param>
    public RelativePositionBias(int heads, int reach, Random random)
    {
        Bounds.AtLeast(reach, 0);
        (_heads, _reach) = (heads, reach);
        Weight = Register("weight", Initialization.Normal([2 * reach + 1, heads], 0.02f, random));
    }

    /// <summary>One number for each offset and head, [2·R + 1, H]</summary>
    public Tensor Weight { get; }

    /// <summary>What to add to the scores.</summary>
    /// <param name="queries">T</param>
    /// <param name="keys">S</param>
    /// <param name="start">Position of the first query, when the first ones have been dealt with before.</param>
    /// <returns>[H, T, S]</returns>
    public Tensor Forward(int queries, int keys, int start = 0)
    {
        var y = Tensor.Empty([_heads, queries, keys]);
        var table = Weight.AsSpan();
        var bias = y.AsSpan();
        var done = 0;
        for (var h = 0; h < _heads; h++)
            for (var i = 0; i < queries; i++)
                for (var j = 0; j < keys; j++)
                    bias[done++] = table[Row(start + i, j) * _heads + h];

        return Tensor.Result(y, [Weight], dy =>
        {
            // Each number was copied to all pairs with its offset: it gets their sum.
            var dw = Weight.GradientBuffer(out var add).AsSpan();
            if (!add)
                dw.Clear();
            var given = dy.AsSpan();
            var next = 0;
            for (var h = 0; h < _heads; h++)
                for (var i = 0; i < queries; i++)
                    for (var j = 0; j < keys; j++)
                        dw[Row(start + i, j) * _heads + h] += given[next++];
        });
    }

    private int Row(int query, int key) => _reach + Math.Clamp(key - query, -_reach, _reach);
}
