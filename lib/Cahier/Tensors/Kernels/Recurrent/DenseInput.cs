namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>A vector at each position: all of them are multiplied by the weight at once.</summary>
/// <param name="x">[B, T, D]</param>
internal sealed class DenseInput(Tensor x) : SequenceInput
{
    private Tensor? _rows;      // x in the order of the layout's rows

    public override int Batch => x.Dim(0);

    public override int Time => x.Dim(1);

    public override int Width => x.Dim(2);

    public override Tensor Source => x;

    public override void Project(Recurrence recurrence, Tensor weight, ReadOnlySpan<float> bias)
    {
        var layout = recurrence.Layout;
        _rows = x;
        if (!layout.IsPlain)
        {
            _rows = Tensor.Empty([layout.Rows * Width]);
            layout.Pack(x.AsSpan(), Width, _rows.AsSpan());
        }
        new GateProducts(recurrence, layout.Rows, Width, recurrence.GatesWidth)
            .Project(_rows.AsSpan(), weight.AsSpan(), bias, recurrence.GatesOfAll);
    }

    public override void Fill(Recurrence recurrence, int from, int to)
    {
    }

    public override void Backward(Recurrence recurrence, Tensor weight, Tensor gatesGradient)
    {
        var layout = recurrence.Layout;
        var products = new GateProducts(recurrence, layout.Rows, Width, recurrence.GatesWidth);
        if (weight.RequiresGrad)
        {
            var dw = weight.GradientBuffer(out var add);
            products.WeightGradient(gatesGradient.AsSpan(), _rows!.AsSpan(), dw.AsSpan(), add);
        }
        if (!x.RequiresGrad)
            return;

        var dx = x.GradientBuffer(out var addToOthers);
        if (layout.IsPlain)
        {
            products.InputGradient(gatesGradient.AsSpan(), weight.AsSpan(), dx.AsSpan(), addToOthers);
            return;
        }
        var rows = Tensor.Empty([layout.Rows * Width]);
        products.InputGradient(gatesGradient.AsSpan(), weight.AsSpan(), rows.AsSpan(), add: false);
        layout.Unpack(rows.AsSpan(), Width, dx.AsSpan(), addToOthers);
    }
}
