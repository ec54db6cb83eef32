namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>
    /// Takes one element of each row along an axis, which disappears: <c>logP.Gather(targets)</c>, [B, V] → [B], is the log-probability
    /// of each target.
    /// </summary>
    /// <param name="indices">Where, for each position of the other axes in their order, as <see cref="ArgMax"/> gives them.</param>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    /// <exception cref="ShapeException">There is no such axis, or not one index for each position.</exception>
    /// <exception cref="IndexException">An index is outside the axis.</exception>
    public Tensor Gather(int[] indices, int axis = -1)
    {
        var places = Places(indices, axis, nameof(Gather));
        return GatherAt(places, _shape.Without(_shape.Axis(axis, nameof(Gather))));
    }

    /// <summary>Takes k elements of each row along the last axis: […, V] → […, k].</summary>
    /// <param name="indices">[N, k], where N counts the rows one after the other, as <see cref="TopK"/> gives them.</param>
    /// <exception cref="ShapeException">Not one row of indices for each row.</exception>
    /// <exception cref="IndexException">An index is outside the axis.</exception>
    public Tensor Gather(int[,] indices)
    {
        var places = Places(indices, nameof(Gather));
        return GatherAt(places, _shape.With(Rank - 1, indices.GetLength(1)));
    }

    /// <summary>This tensor, with one element of the source added to one of each row along an axis: the reverse of Gather.</summary>
    /// <param name="indices">Where, for each position of the other axes in their order.</param>
    /// <param name="source">What is added; of this shape without the axis.</param>
    /// <param name="axis">The axis; negative ones count from the end.</param>
    /// <exception cref="ShapeException">
    /// There is no such axis, not one index for each position, or the source has another shape.
    /// </exception>
    /// <exception cref="IndexException">An index is outside the axis.</exception>
    public Tensor ScatterAdd(int[] indices, Tensor source, int axis = -1)
    {
        var places = Places(indices, axis, nameof(ScatterAdd));
        return ScatterAddAt(places, source, _shape.Without(_shape.Axis(axis, nameof(ScatterAdd))));
    }

    /// <summary>This tensor […, V], with k elements […, k] of the source added to k of each row; those at the same index add up.</summary>
    /// <param name="indices">[N, k], where N counts the rows one after the other.</param>
    /// <param name="source">[…, k]</param>
    /// <exception cref="ShapeException">Not one row of indices for each row, or the source has another shape.</exception>
    /// <exception cref="IndexException">An index is outside the axis.</exception>
    public Tensor ScatterAdd(int[,] indices, Tensor source)
    {
        var places = Places(indices, nameof(ScatterAdd));
        return ScatterAddAt(places, source, _shape.With(Rank - 1, indices.GetLength(1)));
    }

    private Tensor GatherAt(int[] places, Shape shape)
    {
        var y = Empty(shape);
        for (var i = 0; i < places.Length; i++)
            y.AsSpan()[i] = AsSpan()[places[i]];

        return Result(y, [this], dy =>
        {
            // yᵢ = x[placeᵢ]: an element taken several times gets the sum
            var dx = GradientBuffer(out var add).AsSpan();
            if (!add)
                dx.Clear();
            AddAt(places, dy.AsSpan(), dx);
        }, nameof(Gather));
    }

    private Tensor ScatterAddAt(int[] places, Tensor source, Shape shape)
    {
        Shape.Require(source, shape, nameof(ScatterAdd), nameof(source));
        var y = Clone(this);
        AddAt(places, source.AsSpan(), y.AsSpan());
        return Result(y, [this, source], dy =>
        {
            AddGradient(dy);
            if (source.RequiresGrad)
                source.AddGradient(dy.GatherAt(places, shape));
        }, nameof(ScatterAdd));
    }

    private static void AddAt(int[] places, ReadOnlySpan<float> source, Span<float> target)
    {
        for (var i = 0; i < places.Length; i++)
            target[places[i]] += source[i];
    }

    /// <summary>Where in row order the elements of these indices lie, one for each position of the other axes.</summary>
    private int[] Places(int[] indices, int axis, string operation)
    {
        ArgumentNullException.ThrowIfNull(indices);
        axis = _shape.Axis(axis, operation);
        var (outer, length, inner) = (_shape.CountOf(0, axis), _shape[axis], _shape.CountOf(axis + 1, Rank));
        if (indices.Length != outer * inner)
            throw new ShapeException(Messages.IndexCount(operation, indices.Length, axis, _shape, outer * inner));

        var places = new int[indices.Length];
        for (var i = 0; i < places.Length; i++)
        {
            RequireIndex(indices[i], axis);
            places[i] = (i / inner * length + indices[i]) * inner + i % inner;
        }
        return places;
    }

    /// <summary>Where in row order the elements of these indices lie, k for each row along the last axis.</summary>
    private int[] Places(int[,] indices, string operation)
    {
        ArgumentNullException.ThrowIfNull(indices);
        Shape.RequireRank(this, 1, operation, "this");
        var (rows, k, width) = (_shape.CountOf(0, Rank - 1), indices.GetLength(1), _shape[-1]);
        if (indices.GetLength(0) != rows)
            throw new ShapeException(Messages.IndexCount(operation, indices.GetLength(0), Rank - 1, _shape, rows));

        var places = new int[rows * k];
        for (var i = 0; i < places.Length; i++)
        {
            RequireIndex(indices[i / k, i % k], Rank - 1);
            places[i] = i / k * width + indices[i / k, i % k];
        }
        return places;
    }

    private void RequireIndex(int index, int axis)
    {
        if ((uint)index >= (uint)_shape[axis])
            throw new IndexException(Messages.IndexOutOfRange($"{index}", axis, _shape));
    }
}
