using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Cahier.Tensors.Kernels;

namespace Cahier.Text.SkipGrams;

/// <summary>
/// One step of gradient descent on −ln σ(x·o) for a word that did occur beside another and −ln σ(−x·o) for words that were drawn
/// (Mikolov et al. 2013b, eq. 4).
/// </summary>
internal static unsafe class NegativeSampling
{
    /// <summary>The most targets of one group; as many as are put through σ at once.</summary>
    public const int LargestGroup = 8;

    /// <summary>Set in a group's count when its first target is the word that did occur.</summary>
    public const int FirstOccurred = 1 << 8;

    // A loss is computed for one group in so many: enough for a curve.
    private const int GroupsPerLoss = 32;

    /// <summary>Learns groups, each written as: input word, number of targets (and <see cref="FirstOccurred"/>), targets.</summary>
    /// <param name="input">x, one row a word</param>
    /// <param name="output">o, one row a word</param>
    /// <param name="groups">The groups, one after the other.</param>
    /// <param name="rate">η</param>
    /// <returns>The sum of the losses that were computed, and of how many targets.</returns>
    public static (double Loss, long Targets) Learn(RowTable input, RowTable output, ReadOnlySpan<int> groups, float rate) =>
        Vector512.IsHardwareAccelerated
            ? Learn<Vector512<float>, Simd512>(input, output, groups, rate)
            : Learn<Vector<float>, SimdUsual>(input, output, groups, rate);

    /// <summary>The same in vectors of one width.</summary>
    public static (double Loss, long Targets) Learn<TVector, TSimd>(RowTable input, RowTable output, ReadOnlySpan<int> groups, float rate)
        where TVector : struct
        where TSimd : ISimd<TVector>
    {
        fixed (int* start = groups)
            return Learn<TVector, TSimd>(input, output, start, start + groups.Length, rate);
    }

    private static (double Loss, long Targets) Learn<TVector, TSimd>(RowTable input, RowTable output, int* group, int* end, float rate)
        where TVector : struct
        where TSimd : ISimd<TVector>
    {
        var stride = input.Stride;
        var scores = stackalloc float[LargestGroup];
        var (loss, counted) = (0.0, 0L);
        for (var number = 0; group < end; number++)
        {
            var x = input.Start + (long)group[0] * stride;
            var (count, occurred) = (group[1] & (FirstOccurred - 1), (group[1] & FirstOccurred) != 0);
            var targets = group + 2;
            group = targets + count;
            Fetch(input, output, group, end);

            for (var k = 0; k < count; k++)
                scores[k] = Dot<TVector, TSimd>(x, output.Start + (long)targets[k] * stride, stride);
            if (number % GroupsPerLoss == 0)
            {
                loss += Loss(scores, count, occurred);
                counted += count;
            }

            // dx·o = σ(x·o) − label: the score becomes what is added, η·(label − σ)
            var sigmoid = Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-Vector256.Load(scores)));
            (sigmoid * -rate).Store(scores);
            if (occurred)
                scores[0] += rate;
            Move<TVector, TSimd>(x, output.Start, targets, scores, count, stride);
        }
        return (loss, counted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Dot<TVector, TSimd>(float* x, float* o, int stride)
        where TVector : struct
        where TSimd : ISimd<TVector>
    {
        var (even, odd) = (TSimd.Fill(0), TSimd.Fill(0));
        var i = 0;
        for (; i + 2 * TSimd.Width <= stride; i += 2 * TSimd.Width)
        {
            even = TSimd.MultiplyAdd(TSimd.Load(x + i), TSimd.Load(o + i), even);
            odd = TSimd.MultiplyAdd(TSimd.Load(x + i + TSimd.Width), TSimd.Load(o + i + TSimd.Width), odd);
        }
        if (i < stride)
            even = TSimd.MultiplyAdd(TSimd.Load(x + i), TSimd.Load(o + i), even);
        return TSimd.Sum(TSimd.Add(even, odd));
    }

    /// <summary>o += s·x for each target, and x += Σ s·o with the targets as they were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move<TVector, TSimd>(float* x, float* output, int* targets, float* scores, int count, int stride)
        where TVector : struct
        where TSimd : ISimd<TVector>
    {
        for (var i = 0; i < stride; i += TSimd.Width)
        {
            var before = TSimd.Load(x + i);
            var after = before;
            for (var k = 0; k < count; k++)
            {
                var o = output + (long)targets[k] * stride + i;
                var (score, row) = (TSimd.Fill(scores[k]), TSimd.Load(o));
                after = TSimd.MultiplyAdd(score, row, after);
                TSimd.Store(TSimd.MultiplyAdd(score, before, row), o);
            }
            TSimd.Store(after, x + i);
        }
    }

    /// <summary>Has the rows of the next group brought from memory while this one is computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(RowTable input, RowTable output, int* group, int* end)
    {
        if (!Sse.IsSupported || group >= end)
            return;
        var stride = input.Stride;
        var count = group[1] & (FirstOccurred - 1);
        for (var k = 0; k < count; k++)
        {
            var o = output.Start + (long)group[2 + k] * stride;
            for (var i = 0; i < stride; i += RowTable.LineOfCache)
                Sse.Prefetch0(o + i);
        }
    }

    private static double Loss(float* scores, int count, bool occurred)
    {
        var loss = 0.0;
        for (var k = 0; k < count; k++)
            loss += Math.Log(1 + Math.Exp(k == 0 && occurred ? -scores[k] : scores[k]));
        return loss;
    }
}
