using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>
/// A two-dimensional convolution of a batch, image by image within the nearest caches, and its two gradients. Nothing is unfolded into
/// columns: the kernels read the padded image where it lies.
/// </summary>
/// <param name="windows">Of all images.</param>
/// <param name="batch">B</param>
/// <param name="inputs">C, channels of x.</param>
/// <param name="outputs">O, channels of y.</param>
/// <param name="mode">What stands beyond the border.</param>
internal sealed unsafe class Convolution2d(Windows windows, int batch, int inputs, int outputs, PaddingMode mode)
{
    // The weights' gradient is summed in so many groups of images, whatever the number of cores: so its bits do not depend on that.
    private const int MostGroups = 8;

    [ThreadStatic]
    private static Workspace? _source, _target;

    private readonly int[] _offsets = windows.Offsets(inputs);

    private int ImageLength => windows.Height * windows.Width;

    private int OutLength => windows.OutY * windows.OutX;

    private int Taps => inputs * windows.KernelY * windows.KernelX;

    private long Work => 2L * batch * outputs * OutLength * Taps;

    private int Groups => Math.Min(batch, MostGroups);

    /// <summary>Whether the output channels fill the machine's usual vectors no worse than its longest.</summary>
    private bool IsNarrow => !Vector512.IsHardwareAccelerated || outputs <= Vector<float>.Count;

    /// <summary>Output channels filled up to whole vectors.</summary>
    private int PaddedOutputs
    {
        get
        {
            var unit = IsNarrow ? Vector<float>.Count : Vector512<float>.Count;
            return (outputs + unit - 1) / unit * unit;
        }
    }

    /// <summary>y (b, o) = Σ over c, ky, kx of w (o, c, ky, kx)·x (b, c), shifted by (ky, kx), plus the bias.</summary>
    public void Forward(Tensor x, Tensor weight, Tensor? bias, Tensor y) => Cores.Split(batch, Work, (from, to) =>
    {
        var targetRow = Padded(windows.Positions);
        var source = (_source ??= new()).Take(inputs * windows.PlaneLength + Correlation.Slack);
        var target = (_target ??= new()).Take(outputs * targetRow);
        for (var b = from; b < to; b++)
        {
            LayInPhases(x, b, source);
            Correlation.Run(outputs, windows.Positions, weight.AsSpan(), _offsets, source, target, targetRow);
            for (var o = 0; o < outputs; o++)
            {
                var start = bias is null ? 0 : bias.AsSpan()[o];
                var plane = y.Row(b * outputs + o, OutLength);
                for (var row = 0; row < windows.OutY; row++)
                {
                    var sums = new ReadOnlySpan<float>(target + o * targetRow + row * windows.Pitch, windows.OutX);
                    TensorPrimitives.Add(sums, start, plane.Slice(row * windows.OutX, windows.OutX));
                }
            }
        }
    });

    /// <summary>dx (b, c) = Σ over o, ky, kx of w (o, c, ky, kx)·dy (b, o), shifted by (−ky, −kx): the same sums, the other way.</summary>
    public void BackwardToInput(Tensor dy, Tensor weight, Tensor dx, bool add)
    {
        var phases = Phases(weight);
        var margin = windows.Step(windows.KernelY - 1, windows.KernelX - 1);
        Cores.Split(batch, Work, (from, to) =>
        {
            var sourceRow = margin + windows.PhaseLength;
            var targetRow = Padded(windows.PhaseLength);
            var sourceLength = outputs * sourceRow + Correlation.Slack;
            var source = (_source ??= new()).Take(sourceLength);
            var target = (_target ??= new()).Take(inputs * (targetRow + windows.PlaneLength));
            var planes = target + inputs * targetRow;
            // Between the rows stay zeros: what a shift brings in from beyond the border.
            new Span<float>(source, sourceLength).Clear();
            for (var b = from; b < to; b++)
            {
                for (var o = 0; o < outputs; o++)
                {
                    var gradients = dy.Row(b * outputs + o, OutLength);
                    var plane = source + o * sourceRow + margin;
                    for (var row = 0; row < windows.OutY; row++)
                    {
                        gradients.Slice(row * windows.OutX, windows.OutX)
                            .CopyTo(new Span<float>(plane + row * windows.Pitch, windows.OutX));
                    }
                }
                for (var phase = 0; phase < phases.Length; phase++)
                {
                    var (weights, offsets) = phases[phase];
                    Correlation.Run(inputs, windows.PhaseLength, weights.AsSpan(), offsets, source + margin, target, targetRow);
                    for (var c = 0; c < inputs; c++)
                    {
                        new ReadOnlySpan<float>(target + c * targetRow, windows.PhaseLength).CopyTo(
                            new Span<float>(planes + c * windows.PlaneLength + phase * windows.PhaseLength, windows.PhaseLength));
                    }
                }
                for (var c = 0; c < inputs; c++)
                {
                    var image = dx.Row(b * inputs + c, ImageLength);
                    if (!add)
                        image.Clear();
                    windows.Gather(new ReadOnlySpan<float>(planes + c * windows.PlaneLength, windows.PlaneLength), image, mode);
                }
            }
        });
    }

    /// <summary>dw (o, c, ky, kx) = Σ over b and windows of dy (b, o)·x (b, c) at (ky, kx) of the window; db (o) = Σ dy (b, o).</summary>
    public void BackwardToWeight(Tensor x, Tensor dy, Tensor? dw, bool addWeight, Tensor? db, bool addBias)
    {
        var (taps, width) = (Taps, PaddedOutputs);
        var sums = Tensor.Zeros(Groups, taps + 1, width);       // the last row is the bias's
        Cores.Split(Groups, Work, (from, to) =>
        {
            var source = (_source ??= new()).Take(inputs * windows.PlaneLength + Correlation.Slack);
            var gradients = (_target ??= new()).Take(OutLength * width);
            if (width > outputs)
                new Span<float>(gradients, OutLength * width).Clear();
            fixed (float* all = sums.AsSpan(), pdy = dy.AsSpan())
            {
                for (var group = from; group < to; group++)
                {
                    var own = all + (nint)group * (taps + 1) * width;
                    for (var b = batch * group / Groups; b < batch * (group + 1) / Groups; b++)
                    {
                        for (var o = 0; o < outputs; o++)
                            own[taps * width + o] += TensorPrimitives.Sum<float>(dy.Row(b * outputs + o, OutLength));
                        if (dw is null)
                            continue;
                        LayInPhases(x, b, source);
                        Transposition.Copy(outputs, OutLength, pdy + (nint)b * outputs * OutLength, OutLength, gradients, width);
                        if (IsNarrow)
                            WeightSums<SimdUsual, Vector<float>>.Add(_offsets, windows, source, gradients, width, own);
                        else
                            WeightSums<Simd512, Vector512<float>>.Add(_offsets, windows, source, gradients, width, own);
                    }
                }
            }
        });
        if (dw is not null)
            AddUp(sums, 0, taps, dw.AsSpan(), addWeight);
        if (db is not null)
            AddUp(sums, taps, 1, db.AsSpan(), addBias);
    }

    /// <summary>The groups' sums [G, taps, O], one after the other, to [O, taps].</summary>
    private void AddUp(Tensor sums, int firstTap, int taps, Span<float> result, bool add)
    {
        if (!add)
            result.Clear();
        for (var group = 0; group < Groups; group++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                var row = sums.Row(group * (Taps + 1) + firstTap + tap, PaddedOutputs);
                for (var o = 0; o < outputs; o++)
                    result[o * taps + tap] += row[o];
            }
        }
    }

    private void LayInPhases(Tensor x, int b, float* source)
    {
        for (var c = 0; c < inputs; c++)
        {
            windows.Lay(
                x.Row(b * inputs + c, ImageLength), new Span<float>(source + c * windows.PlaneLength, windows.PlaneLength), 0, mode);
        }
    }

    /// <summary>For each phase of the input, the weights [C, O·places] that reach it, and where their gradients lie.</summary>
    private (Tensor Weights, int[] Offsets)[] Phases(Tensor weight)
    {
        var sourceRow = windows.Step(windows.KernelY - 1, windows.KernelX - 1) + windows.PhaseLength;
        var phases = new (Tensor, int[])[windows.Stride * windows.Stride];
        for (var phase = 0; phase < phases.Length; phase++)
        {
            var offsets = new List<int>();
            var places = new List<int>();
            for (var o = 0; o < outputs; o++)
            {
                for (var place = 0; place < windows.KernelY * windows.KernelX; place++)
                {
                    var (ky, kx) = Math.DivRem(place, windows.KernelX);
                    if (windows.Phase(ky, kx) != phase)
                        continue;
                    offsets.Add(o * sourceRow - windows.Step(ky, kx));
                    places.Add(o * Taps + place);
                }
            }
            var weights = Tensor.Empty([inputs, places.Count]);
            for (var c = 0; c < inputs; c++)
            {
                for (var i = 0; i < places.Count; i++)
                    weights.AsSpan()[c * places.Count + i] = weight.AsSpan()[places[i] + c * windows.KernelY * windows.KernelX];
            }
            phases[phase] = (weights, [.. offsets]);
        }
        return phases;
    }

    private static int Padded(int length) => (length + Correlation.Slack - 1) / Correlation.Slack * Correlation.Slack;
}
