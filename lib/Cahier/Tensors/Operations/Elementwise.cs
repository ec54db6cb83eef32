using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>What an operation on two numbers does to whole rows of them.</summary>
    private interface IPairwise
    {
        static abstract void Apply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result);

        static abstract void Apply(ReadOnlySpan<float> left, float right, Span<float> result);

        static abstract void Apply(float left, ReadOnlySpan<float> right, Span<float> result);
    }

    private static Tensor Pairwise<TOperation>(Tensor left, Tensor right, string operation) where TOperation : IPairwise
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left._shape == right._shape)
        {
            var same = Empty(left._shape);
            TOperation.Apply(left.AsSpan(), right.AsSpan(), same.AsSpan());
            return same;
        }

        var broadcast = Broadcast.Of(left._shape, right._shape, operation, stackalloc int[Broadcast.Room(left._shape, right._shape)]);
        var result = Empty(broadcast.Shape);
        var a = left.AsSpan();
        var b = right.AsSpan();
        var y = result.AsSpan();
        var run = broadcast.Run;
        var done = 0;
        foreach (var (i, j) in broadcast)
        {
            var row = y.Slice(done, run);
            if (broadcast.LeftStep == 0)
                TOperation.Apply(a[i], b.Slice(j, run), row);
            else if (broadcast.RightStep == 0)
                TOperation.Apply(a.Slice(i, run), b[j], row);
            else
                TOperation.Apply(a.Slice(i, run), b.Slice(j, run), row);
            done += run;
        }
        return result;
    }

    /// <summary>This tensor summed over the axes along which <paramref name="shape"/> was broadcast to it.</summary>
    internal Tensor SumTo(Shape shape)
    {
        if (_shape == shape)
            return this;

        var result = Empty(shape);
        SumTo(result);
        return result;
    }

    /// <summary>Writes those sums; a copy where nothing was broadcast.</summary>
    private void SumTo(Tensor result)
    {
        var values = AsSpan();
        var sums = result.AsSpan();
        if (_shape == result._shape)
        {
            values.CopyTo(sums);
            return;
        }

        var broadcast = Broadcast.Of(_shape, result._shape, nameof(SumTo), stackalloc int[Broadcast.Room(_shape, result._shape)]);
        var run = broadcast.Run;
        sums.Clear();
        foreach (var (i, j) in broadcast)
        {
            if (broadcast.RightStep == 0)
                sums[j] += TensorPrimitives.Sum(values.Slice(i, run));
            else
                TensorPrimitives.Add(sums.Slice(j, run), values.Slice(i, run), sums.Slice(j, run));
        }
    }
}
