using System.Numerics.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>How the next token is chosen from the probabilities of all.</summary>
/// <remarks>The steps in order: logits are divided by the temperature, the k likeliest stay, then the nucleus of them that holds p.</remarks>
public sealed record Sampling
{
    /// <summary>Always the likeliest token.</summary>
    public static Sampling Greedy { get; } = new() { Temperature = 0 };

    /// <summary>Below 1, likely tokens become likelier still; above 1, less so; 0 is greedy (Ackley et al. 1985).</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>k: only the k likeliest tokens can be drawn (Fan et al. 2018); all if not given.</summary>
    public int? TopK { get; init; }

    /// <summary>p: only the fewest likeliest tokens that together reach probability p can be drawn (Holtzman et al. 2020); all if not given.</summary>
    public float? TopP { get; init; }

    /// <summary>The probabilities with which each token is drawn.</summary>
    /// <param name="logits">[V]</param>
    /// <returns>[V], summing to 1</returns>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative, k below 1 or p not in [0, 1].</exception>
    public float[] Probabilities(ReadOnlySpan<float> logits)
    {
        Check();
        var probabilities = new float[logits.Length];
        if (Temperature == 0)
        {
            probabilities[TensorPrimitives.IndexOfMax(logits)] = 1;
            return probabilities;
        }

        // exp of a difference to the largest: it cannot overflow, even at a temperature close to 0
        var largest = TensorPrimitives.Max(logits);
        for (var i = 0; i < logits.Length; i++)
            probabilities[i] = (float)Math.Exp(((double)logits[i] - largest) / Temperature);
        Normalize(probabilities);
        if (TopK is { } k && k < logits.Length)
            KeepLikeliest(probabilities, (count, _) => count >= k);
        if (TopP is { } p && p < 1)
            KeepLikeliest(probabilities, (_, sum) => sum >= p);
        return probabilities;
    }

    /// <summary>Draws a token.</summary>
    /// <param name="probabilities">[V], summing to 1</param>
    /// <param name="random">Draws.</param>
    public static int Draw(ReadOnlySpan<float> probabilities, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (left, last) = (random.NextDouble(), 0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] <= 0)
                continue;
            left -= probabilities[i];
            last = i;
            if (left < 0)
                break;
        }
        return last;        // rounding may leave a little after the last that is possible
    }

    /// <summary>Puts to 0 all but the likeliest, of which there are enough when <paramref name="enough"/> says so; the first of equals stay.</summary>
    private static void KeepLikeliest(float[] probabilities, Func<int, double, bool> enough)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i])];
        var (count, sum) = (0, 0.0);
        do
            sum += probabilities[order[count++]];
        while (count < order.Length && !enough(count, sum));
        foreach (var i in order.AsSpan(count))
            probabilities[i] = 0;
        Normalize(probabilities);
    }

    private static void Normalize(Span<float> probabilities)
    {
        var sum = 0.0;
        foreach (var probability in probabilities)
            sum += probability;
        foreach (ref var probability in probabilities)
            probability = (float)(probability / sum);
    }

    private void Check()
    {
        if (!(Temperature >= 0))
            throw new ArgumentOutOfRangeException(nameof(Temperature), Messages.NoTemperature(Temperature));
        if (TopK < 1)
            throw new ArgumentOutOfRangeException(nameof(TopK), Messages.NoTopK(TopK.Value));
        if (TopP is { } p && !(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(TopP), Messages.NoTopP(p));
    }
}
