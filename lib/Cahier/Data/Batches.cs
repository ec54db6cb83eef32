using System.Collections;

namespace Cahier.Data;

/// <summary>
/// Examples in small groups, in an order that chance decides: one walk through them sees every example exactly once, and each walk is in
/// another order. The last group may be smaller.
/// </summary>
/// <example><code>
/// var batches = Batches.Of(reviews, size: 32, seed: 1, length: review => review.Words.Length);
/// trainer.Fit(epochs: 5, batches, batch => model.Loss(batch));
/// </code></example>
public static class Batches
{
    /// <summary>Batches of these examples.</summary>
    /// <param name="examples">What is grouped.</param>
    /// <param name="size">How many a batch holds.</param>
    /// <param name="seed">Decides the order of all walks.</param>
    /// <param name="length">
    /// The length of an example: given, batches hold examples of similar lengths, so that little padding is needed (bucketing).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Batches<T> Of<T>(IReadOnlyList<T> examples, int size, int seed, Func<T, int>? length = null) =>
        new(examples, size, seed, length);

    /// <summary>Batches of row numbers 0 … count − 1, for <c>x.IndexSelect(0, rows)</c>.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="size">How many a batch holds.</param>
    /// <param name="seed">Decides the order of all walks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive, or the count is negative.</exception>
    public static Batches<int> OfRows(int count, int size, int seed) => new([.. Enumerable.Range(0, count)], size, seed, null);
}

/// <summary>What <see cref="Batches.Of"/> makes.</summary>
public sealed class Batches<T> : IReadOnlyCollection<T[]>
{
    // As many batches as are sorted by length together: more give better sorted ones, fewer give better shuffled ones.
    private const int Pool = 50;

    private readonly T[] _examples;
    private readonly int _size;
    private readonly Random _random;
    private readonly Func<T, int>? _length;

    internal Batches(IReadOnlyList<T> examples, int size, int seed, Func<T, int>? length)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (size < 1)
            throw new ArgumentOutOfRangeException(nameof(size), Messages.BatchSize(size));
        // More than there are is all of them, however many more: sums with it are not to overflow.
        (_examples, _size, _random, _length) = ([.. examples], Math.Clamp(size, 1, Math.Max(1, examples.Count)), new Random(seed), length);
    }

    /// <summary>How many batches a walk has.</summary>
    public int Count => (_examples.Length + _size - 1) / _size;

    /// <summary>Begins the next walk.</summary>
    public IEnumerator<T[]> GetEnumerator()
    {
        T[] examples = [.. _examples];
        _random.Shuffle(examples);
        T[][] batches = [.. Sorted(examples).Chunk(_size)];
        if (_length is not null)
            _random.Shuffle(batches);       // else every pool would begin with its shortest
        return batches.AsEnumerable().GetEnumerator();
    }

    private IEnumerable<T> Sorted(T[] examples) =>
        _length is null
            ? examples
            : examples.Chunk((int)Math.Min((long)Pool * _size, Array.MaxLength)).SelectMany(pool => pool.OrderBy(_length));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
