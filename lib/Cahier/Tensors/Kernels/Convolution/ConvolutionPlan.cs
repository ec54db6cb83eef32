using System.Collections.Concurrent;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>Where a convolution of certain sizes finds its numbers. The same at every step of a training, so it is kept.</summary>
internal sealed class ConvolutionPlan
{
    // A program has a few convolutions; one that tries out very many sizes starts again from time to time.
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<(Windows, int, int), ConvolutionPlan> _kept = new();

    private ConvolutionPlan(Windows windows, int inputs, int outputs)
    {
        (Windows, Inputs, Outputs) = (windows, inputs, outputs);
        Offsets = windows.Offsets(inputs);
        Phases = [.. Enumerable.Range(0, windows.Stride * windows.Stride).Select(PhaseOf)];
    }

    /// <summary>Of all images.</summary>
    public Windows Windows { get; }

    /// <summary>C, channels of x.</summary>
    public int Inputs { get; }

    /// <summary>O, channels of y.</summary>
    public int Outputs { get; }

    /// <summary>Where each weight (c, ky, kx) of a filter finds its first pixel in the images' phases.</summary>
    public int[] Offsets { get; }

    /// <summary>
    /// For each phase of the input: the weights (o, ky, kx) that reach it, as places in [O, C, KY, KX] for c = 0, and where each finds its
    /// first gradient.
    /// </summary>
    public (int[] Places, int[] Offsets)[] Phases { get; }

    public static ConvolutionPlan For(in Windows windows, int inputs, int outputs)
    {
        if (_kept.Count > MostKept)
            _kept.Clear();
        return _kept.GetOrAdd((windows, inputs, outputs), sizes => new(sizes.Item1, sizes.Item2, sizes.Item3));
    }

    private (int[] Places, int[] Offsets) PhaseOf(int phase)
    {
        var window = Windows.KernelY * Windows.KernelX;
        var gradientRow = Windows.Step(Windows.KernelY - 1, Windows.KernelX - 1) + Windows.PhaseLength;
        var (places, offsets) = (new List<int>(), new List<int>());
        for (var i = 0; i < Outputs * window; i++)
        {
            var (o, place) = Math.DivRem(i, window);
            var (ky, kx) = Math.DivRem(place, Windows.KernelX);
            if (Windows.Phase(ky, kx) != phase)
                continue;
            places.Add(o * Inputs * window + place);
            offsets.Add(o * gradientRow - Windows.Step(ky, kx));
        }
        return ([.. places], [.. offsets]);
    }
}
