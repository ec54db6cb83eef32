using Cahier.Tensors;

namespace Cahier.Tests.DoubleReference;

/// <summary>
/// Numbers on a grid in double precision, with the few operations that references are written in: slow, obvious, without gradients.
/// </summary>
internal sealed partial class Doubles(double[] values, Shape shape)
{
    public Doubles(Shape shape)
        : this(new double[shape.Count], shape)
    {
    }

    public Shape Shape => shape;

    public double[] Values => values;

    public int Rank => shape.Rank;

    public int Count => values.Length;

    public int Dim(int axis) => shape[axis];

    /// <summary>One number, by one index an axis; for loops written as the formula is.</summary>
    public double this[params ReadOnlySpan<int> index]
    {
        get => values[shape.Position(index)];
        set => values[shape.Position(index)] = value;
    }

    public static Doubles Of(Tensor tensor) => new(Array.ConvertAll(tensor.ToArray(), value => (double)value), tensor.Shape);

    public static implicit operator Doubles(double value) => new([value], []);

    public Doubles Map(Func<double, double> f) => new(Array.ConvertAll(values, value => f(value)), shape);

    /// <summary>f of two numbers, element by element, broadcasting.</summary>
    public static Doubles Zip(Doubles a, Doubles b, Func<double, double, double> f)
    {
        var lengths = new int[Math.Max(a.Rank, b.Rank)];
        for (var i = 1; i <= lengths.Length; i++)
            lengths[^i] = i > a.Rank || (i <= b.Rank && a.Dim(-i) == 1) ? b.Dim(-i) : a.Dim(-i);
        return Build(lengths, index => f(a.Repeated(index), b.Repeated(index)));
    }

    public static Doubles operator +(Doubles a, Doubles b) => Zip(a, b, (x, y) => x + y);

    public static Doubles operator -(Doubles a, Doubles b) => Zip(a, b, (x, y) => x - y);

    public static Doubles operator *(Doubles a, Doubles b) => Zip(a, b, (x, y) => x * y);

    public static Doubles operator /(Doubles a, Doubles b) => Zip(a, b, (x, y) => x / y);

    /// <summary>A grid of this shape, each number computed from its indices.</summary>
    public static Doubles Build(Shape shape, Func<int[], double> f)
    {
        var y = new Doubles(shape);
        for (var place = 0; place < y.Count; place++)
            y.Values[place] = f(y.Index(place));
        return y;
    }

    public Doubles Reshape(params Shape other) => new(values, other);

    public Doubles Transpose(int axis1, int axis2)
    {
        int[] Exchanged(int[] index)
        {
            index = [.. index];
            (index[Front(axis1)], index[Front(axis2)]) = (index[Front(axis2)], index[Front(axis1)]);
            return index;
        }

        return Build(Exchanged(shape.ToArray()), index => this[Exchanged(index)]);
    }

    /// <summary>One number out of those along an axis: their sum, their maximum; the axis stays, with length 1.</summary>
    public Doubles Reduce(int axis, Func<IEnumerable<double>, double> f) => Build(shape.With(Front(axis), 1), index =>
        f(Enumerable.Range(0, Dim(axis)).Select(i => this[[.. index[..Front(axis)], i, .. index[(Front(axis) + 1)..]]])));

    public Doubles Sum(int axis) => Reduce(axis, Enumerable.Sum);

    public Doubles Mean(int axis) => Reduce(axis, Enumerable.Average);

    public Doubles Sum() => values.Sum();

    /// <summary>The product of matrices; the axes in front are broadcast.</summary>
    public static Doubles MatMul(Doubles a, Doubles b)
    {
        // c = Σₙ a[…, :, n]·b[…, n, :], each term an outer product
        Doubles sum = 0;
        for (var n = 0; n < a.Dim(-1); n++)
        {
            var column = Build(a.Shape.With(a.Rank - 1, 1), index => a[[.. index[..^1], n]]);
            var row = Build(b.Shape.With(b.Rank - 2, 1), index => b[[.. index[..^2], n, index[^1]]]);
            sum += column * row;
        }
        return sum;
    }

    public Doubles Softmax(int axis)
    {
        var exponentials = (this - Reduce(axis, Enumerable.Max)).Map(Math.Exp);
        return exponentials / exponentials.Sum(axis);
    }

    /// <summary>Where an element lies on each axis, given its place in row order.</summary>
    public int[] Index(int place)
    {
        var index = new int[Rank];
        for (var axis = Rank - 1; axis >= 0; axis--)
            (place, index[axis]) = (place / Dim(axis), place % Dim(axis));
        return index;
    }

    private int Front(int axis) => (axis + Rank) % Rank;

    private double Repeated(int[] index)
    {
        var own = index[^Rank..];
        for (var axis = 0; axis < Rank; axis++)
            own[axis] = Dim(axis) == 1 ? 0 : own[axis];
        return this[own];
    }
}
