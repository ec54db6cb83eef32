using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels.Convolution;

/// <summary>
/// A two-dimensional convolution of a batch, image by image within the nearest caches, and its two gradients. Nothing is unfolded into
/// columns: the kernels read the padded image where it lies.
/// </summary>
/// <param name="plan">What to do, whatever the numbers.</param>
/// <param name="batch">B</param>
/// <param name="mode">What stands beyond the border.</param>
internal sealed unsafe class Convolution2d(ConvolutionPlan plan, int batch, PaddingMode mode)
{
    // The weights' gradient is summed in so many groups of images, whatever the number of cores: so its bits do not depend on that.
    private const int MostGroups = 8;

    [ThreadStatic]
    private static Workspace? _source, _target;

    private readonly Windows _windows = plan.Windows;
    private readonly int _inputs = plan.Inputs, _outputs = plan.Outputs;

    private int ImageLength => _windows.Height * _windows.Width;

    private int OutLength => _windows.OutY * _windows.OutX;

    private int Taps => _inputs * _windows.KernelY * _windows.KernelX;

    private long Work => 2L * batch * _outputs * OutLength * Taps;

    private int Groups => Math.Min(batch, MostGroups);

    /// <summary>Whether the output channels fill the machine's usual vectors no worse than its longest.</summary>
    private bool IsNarrow => !Vector512.IsHardwareAccelerated || _outputs <= Vector<float>.Count;

    /// <summary>Output channels filled up to whole vectors.</summary>
    private int PaddedOutputs
    {
        get
        {
            var unit = IsNarrow ? Vector<float>.Count : Vector512<float>.Count;
            return (_outputs + unit - 1) / unit * unit;
        }
    }

    /// <summary>y (b, o) = Σ over c, ky, kx of w (o, c, ky, kx)·x (b, c), shifted by (ky, kx), plus the bias.</summary>
    public void Forward(Tensor x, Tensor weight, Tensor? bias, Tensor y) => Cores.Split(batch, Work, (from, to) =>
    {
        var targetRow = Padded(_windows.Positions);
        var source = (_source ??= new()).Take(_inputs * _windows.PlaneLength + Correlation.Slack);
        var target = (_target ??= new()).Take(_outputs * targetRow);
        for (var b = from; b < to; b++)
        {
            LayInPhases(x, b, source);
            var start = bias is null ? [] : bias.AsSpan();
            Correlation.Run(_outputs, _windows.Positions, weight.AsSpan(), start, plan.Offsets, source, target, targetRow);
            for (var o = 0; o < _outputs; o++)
                _windows.LeaveOutGaps(target + o * targetRow, y.Row(b * _outputs + o, OutLength));
        }
    });

    /// <summary>dx (b, c) = Σ over o, ky, kx of w (o, c, ky, kx)·dy (b, o), shifted by (−ky, −kx): the same sums, the other way.</summary>
    public void BackwardToInput(Tensor dy, Tensor weight, Tensor dx, bool add)
    {
        var weights = Array.ConvertAll(plan.Phases, phase => Permuted(weight, phase.Places));
        var margin = _windows.Step(_windows.KernelY - 1, _windows.KernelX - 1);
        Cores.Split(batch, Work, (from, to) =>
        {
            var sourceRow = margin + _windows.PhaseLength;
            var targetRow = Padded(_windows.PhaseLength);
            var sourceLength = _outputs * sourceRow + Correlation.Slack;
            var source = (_source ??= new()).Take(sourceLength);
            var target = (_target ??= new()).Take(_inputs * (targetRow + _windows.PlaneLength));
            var planes = target + _inputs * targetRow;
            // Between the rows stay zeros: what a shift brings in from beyond the border.
            new Span<float>(source, sourceLength).Clear();
            for (var b = from; b < to; b++)
            {
                for (var o = 0; o < _outputs; o++)
                {
                    var gradients = dy.Row(b * _outputs + o, OutLength);
                    for (var row = 0; row < _windows.OutY; row++)
                    {
                        gradients.Slice(row * _windows.OutX, _windows.OutX).CopyTo(
                            new Span<float>(source + o * sourceRow + margin + row * _windows.Pitch, _windows.OutX));
                    }
                }
                for (var phase = 0; phase < weights.Length; phase++)
                {
                    Correlation.Run(
                        _inputs, _windows.PhaseLength, weights[phase].AsSpan(), [], plan.Phases[phase].Offsets,
                        source + margin, target, targetRow);
                    for (var c = 0; c < _inputs; c++)
                    {
                        new ReadOnlySpan<float>(target + c * targetRow, _windows.PhaseLength).CopyTo(
                            new Span<float>(planes + c * _windows.PlaneLength + phase * _windows.PhaseLength, _windows.PhaseLength));
                    }
                }
                for (var c = 0; c < _inputs; c++)
                {
                    var image = dx.Row(b * _inputs + c, ImageLength);
                    if (!add)
                        image.Clear();
                    _windows.Gather(new ReadOnlySpan<float>(planes + c * _windows.PlaneLength, _windows.PlaneLength), image, mode);
                }
            }
        });
    }

    /// <summary>
    /// dw (o, c, ky, kx) = Σ over b and the windows of dy (b, o)·x (b, c) at (ky, kx) of the window; db (o) = Σ dy (b, o).
    /// </summary>
    public void BackwardToWeight(Tensor x, Tensor dy, Tensor? dw, bool addWeight, Tensor? db, bool addBias)
    {
        var (taps, width) = (Taps, PaddedOutputs);
        var sums = Tensor.Zeros(Groups, taps + 1, width);       // the last row is the bias's
        Cores.Split(Groups, Work, (from, to) =>
        {
            var source = (_source ??= new()).Take(_inputs * _windows.PlaneLength + Correlation.Slack);
            var gradients = (_target ??= new()).Take(OutLength * width);
            if (width > _outputs)
                new Span<float>(gradients, OutLength * width).Clear();
            fixed (float* all = sums.AsSpan(), pdy = dy.AsSpan())
            {
                for (var group = from; group < to; group++)
                {
                    var own = all + (nint)group * (taps + 1) * width;
                    for (var b = batch * group / Groups; b < batch * (group + 1) / Groups; b++)
                    {
                        for (var o = 0; o < _outputs; o++)
                            own[taps * width + o] += TensorPrimitives.Sum<float>(dy.Row(b * _outputs + o, OutLength));
                        if (dw is null)
                            continue;
                        LayInPhases(x, b, source);
                        Transposition.Copy(_outputs, OutLength, pdy + (nint)b * _outputs * OutLength, OutLength, gradients, width);
                        if (IsNarrow)
                            WeightSums<SimdUsual, Vector<float>>.Add(plan.Offsets, _windows, source, gradients, width, own);
                        else
                            WeightSums<Simd512, Vector512<float>>.Add(plan.Offsets, _windows, source, gradients, width, own);
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
                for (var o = 0; o < _outputs; o++)
                    result[o * taps + tap] += row[o];
            }
        }
    }

    private void LayInPhases(Tensor x, int b, float* source)
    {
        for (var c = 0; c < _inputs; c++)
        {
            _windows.Lay(
                x.Row(b * _inputs + c, ImageLength), new Span<float>(source + c * _windows.PlaneLength, _windows.PlaneLength), 0, mode);
        }
    }

    /// <summary>The weights [C, O·places] of one phase.</summary>
    private static Tensor Permuted(Tensor weight, int[] places)
    {
        var (inputs, window) = (weight.Dim(1), weight.Dim(2) * weight.Dim(3));
        var permuted = Tensor.Empty([inputs, places.Length]);
        var to = 0;
        for (var c = 0; c < inputs; c++)
        {
            foreach (var place in places)
                permuted.AsSpan()[to++] = weight.AsSpan()[place + c * window];
        }
        return permuted;
    }

    private static int Padded(int length) => (length + Correlation.Slack - 1) / Correlation.Slack * Correlation.Slack;
}
