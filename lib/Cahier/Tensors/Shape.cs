using System.Collections;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors;

/// <summary>The lengths of a tensor's axes, outermost first: [2, 3] is two rows of three columns, [] a single number.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<int>
{
    // Arrays that were asked for lately, by hash: a training step asks for the same again and again. Nobody writes to them.
    private static readonly int[]?[] _shared = new int[]?[1 << 10];

    private readonly int[]? _numbers;       // the count, then the lengths; null: a number, of shape []

    private Shape(ReadOnlySpan<int> lengths)
    {
        var hash = (uint)lengths.Length;
        foreach (var length in lengths)
            hash = (hash ^ (uint)length) * 0x9E3779B1;
        ref var place = ref _shared[hash >> 22];
        var found = Volatile.Read(ref place);
        if (found is null || !lengths.SequenceEqual(found.AsSpan(1)))
        {
            found = new int[lengths.Length + 1];
            found[0] = CountOf(lengths);
            lengths.CopyTo(found.AsSpan(1));
            Volatile.Write(ref place, found);
        }
        _numbers = found;
    }

    /// <summary>How many axes there are: 0 for a number, 1 for a vector, 2 for a matrix.</summary>
    public int Rank => _numbers is null ? 0 : _numbers.Length - 1;

    /// <summary>How many numbers a tensor of this shape holds: the product of the lengths.</summary>
    public int Count => _numbers is null ? 1 : _numbers[0];

    /// <summary>The length of an axis; negative axes count from the end, −1 being the last.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int this[int axis] => AsSpan()[Axis(axis, "Shape")];

    /// <summary>Copies the lengths into a shape; this is what <c>[2, 3]</c> calls where a shape is expected.</summary>
    public static Shape Create(ReadOnlySpan<int> lengths) => new(lengths);

    /// <summary>A shape of these lengths.</summary>
    /// <exception cref="ShapeException">The product of the lengths is beyond what an array holds, some 2³¹.</exception>
    public static implicit operator Shape(int[] lengths) => Create(lengths);

    /// <summary>The lengths, outermost first.</summary>
    public ReadOnlySpan<int> AsSpan() => _numbers is null ? [] : _numbers.AsSpan(1);

    /// <summary>A copy of the lengths.</summary>
    public int[] ToArray() => [.. AsSpan()];

    /// <summary>Asserts a tensor's shape on behalf of an operation.</summary>
    /// <exception cref="ShapeException">
    /// The shape is another one; the message names the operation, the argument and both shapes.
    /// </exception>
    public static void Require(Tensor tensor, Shape expected, string operation, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Shape != expected)
            throw new ShapeException(Messages.WrongShape(operation, name, tensor.Shape, expected));
    }

    /// <summary>Asserts that a tensor holds at least one example, on behalf of an operation that has no answer for none.</summary>
    /// <exception cref="ShapeException">An axis is empty; the message names the operation, the argument and the axis.</exception>
    internal static void RequireExamples(Tensor tensor, string operation, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Count == 0)
            throw new ShapeException(Messages.NoExamples(operation, name, tensor.Shape, tensor.Shape.AsSpan().IndexOf(0)));
    }

    /// <summary>Asserts that this is the shape of something, not a request to <see cref="Tensor.Reshape"/>, which may say −1.</summary>
    internal void RequireNoNegative()
    {
        foreach (var length in AsSpan())
        {
            if (length < 0)
                throw new ShapeException(Messages.NegativeLength(this));
        }
    }

    /// <summary>Asserts how many axes a tensor has at least.</summary>
    internal static void RequireRank(Tensor tensor, int atLeast, string operation, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank < atLeast)
            throw new ShapeException(Messages.RankTooSmall(operation, name, tensor.Shape, atLeast));
    }

    /// <summary>Asserts how many axes a tensor has.</summary>
    internal static void RequireExactRank(Tensor tensor, int rank, string operation, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank != rank)
            throw new ShapeException(Messages.WrongRank(operation, name, tensor.Shape, rank));
    }

    /// <summary>The axis counted from the front, −1 becoming the last.</summary>
    internal int Axis(int axis, string operation) =>
        axis >= -Rank && axis < Rank ? (axis + Rank) % Rank : throw new ShapeException(Messages.AxisOutOfRange(operation, axis, this));

    /// <summary>Where the element of these indices, one an axis, lies in row order; negative indices count from the end.</summary>
    internal int Position(ReadOnlySpan<int> index)
    {
        if (index.Length != Rank)
            throw new ShapeException(Messages.WrongIndexCount(index.ToArray(), this));

        var position = 0;
        var lengths = AsSpan();
        for (var axis = 0; axis < index.Length; axis++)
        {
            var length = lengths[axis];
            var i = index[axis] < 0 ? index[axis] + length : index[axis];
            if ((uint)i >= (uint)length)
                throw new IndexException(Messages.IndexOutOfRange($"{index[axis]}", axis, this));
            position = position * length + i;
        }
        return position;
    }

    /// <summary>This shape with another length on one axis (counted from the front).</summary>
    internal Shape With(int axis, int length)
    {
        Span<int> lengths = stackalloc int[Rank];
        AsSpan().CopyTo(lengths);
        lengths[axis] = length;
        return Create(lengths);
    }

    /// <summary>This shape without one axis (counted from the front).</summary>
    internal Shape Without(int axis)
    {
        Span<int> lengths = stackalloc int[Rank - 1];
        AsSpan()[..axis].CopyTo(lengths);
        AsSpan()[(axis + 1)..].CopyTo(lengths[axis..]);
        return Create(lengths);
    }

    /// <summary>The product of the lengths from one axis (counted from the front) to before another.</summary>
    internal int CountOf(int start, int end)
    {
        var count = 1;
        var lengths = AsSpan();
        for (var axis = start; axis < end; axis++)
            count *= lengths[axis];
        return count;
    }

    /// <summary>Whether both shapes have the same lengths in the same order.</summary>
    public bool Equals(Shape other) => _numbers == other._numbers || AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var length in AsSpan())
            hash.Add(length);
        return hash.ToHashCode();
    }

    /// <summary>Whether both shapes have the same lengths in the same order.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The lengths one after the other, so that a shape can be used in <c>foreach</c>.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For example "[2, 3]".</summary>
    public override string ToString() => $"[{string.Join(", ", ToArray())}]";

    private static int CountOf(ReadOnlySpan<int> lengths)
    {
        var count = 1L;
        foreach (var length in lengths)
        {
            count *= length;
            if (Math.Abs(count) > Array.MaxLength)
                throw new ShapeException(Messages.TooManyNumbers(lengths.ToArray()));
        }
        return (int)count;
    }
}
