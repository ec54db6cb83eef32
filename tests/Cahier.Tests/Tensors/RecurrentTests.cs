using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using Kind = Cahier.Tests.DoubleReference.NaiveRecurrent.Kind;

namespace Cahier.Tests.Tensors;

[Collection(AloneCollection.Name)]
public class RecurrentTests
{
    // Sums of up to 40 terms of size 1, through up to 7 steps that each pass the rounding on: some 300 roundings of 2⁻²⁴ ≈ 6e-8 at most.
    private const double Tolerance = 2e-5;

    public static TheoryData<int, int, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int, int, int>();
            foreach (var kind in Enum.GetValues<Kind>())
            {
                // kind, B, T, D, H
                foreach (var (b, t, d, h) in ((int, int, int, int)[])[(1, 1, 1, 1), (2, 3, 5, 7), (3, 7, 2, 3), (7, 2, 3, 17), (1, 5, 3, 16)])
                    cases.Add((int)kind, b, t, d, h);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void States_and_gradients_are_those_of_the_formula_step_by_step(int kind, int b, int t, int d, int h)
    {
        var inputs = Inputs((Kind)kind, b, t, d, h);
        var lengths = Enumerable.Repeat(t, b).ToArray();
        Slopes.Compare(p => Run((Kind)kind, p, null), p => NaiveRecurrent.Run((Kind)kind, p, lengths), inputs, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Padding_is_passed_over(int kind, int b, int t, int d, int h)
    {
        var inputs = Inputs((Kind)kind, b, t, d, h);
        var random = new Random(3);
        var lengths = Enumerable.Range(0, b).Select(_ => random.Next(1, t + 1)).ToArray();
        Slopes.Compare(p => Run((Kind)kind, p, lengths), p => NaiveRecurrent.Run((Kind)kind, p, lengths), inputs, Tolerance);
    }

    [Theory]
    [InlineData(Kind.Tanh)]
    [InlineData(Kind.GruOfPyTorch)]
    [InlineData(Kind.GruOfTheSlides)]
    [InlineData(Kind.Lstm)]
    public void The_number_of_cores_changes_no_bit(object kind)
    {
        var inputs = Inputs((Kind)kind, b: 13, t: 9, d: 40, h: 70);
        Assert.Equal(Bits(1), Bits(2));
        Assert.Equal(Bits(1), Bits(3));

        float[] Bits(int cores) => OnCores.Run<float[]>(cores, () =>
        {
            foreach (var input in inputs)
            {
                input.RequiresGrad = true;
                input.ZeroGrad();
            }
            var y = Run((Kind)kind, inputs, [9, 4, 9, 1, 2, 8, 3, 3, 9, 5, 6, 7, 2]);
            (y * y).Sum().Backward();
            return [.. y.ToArray(), .. inputs.SelectMany(input => input.Grad?.ToArray() ?? [])];
        });
    }

    [Fact]
    public void The_cells_alone_may_carry_the_gradient()
    {
        var inputs = Inputs(Kind.Lstm, 2, 3, 4, 5);
        Doubles Cells(Doubles[] p)
        {
            var all = NaiveRecurrent.Run(Kind.Lstm, p, [3, 3]).Values;
            return new Doubles(all[^10..], [2, 5]);
        }

        Slopes.Compare(
            p =>
            {
                Functional.Lstm(p[0], new(p[1], p[2], p[3], p[4]), out _, out var cell, p[5], p[6]);
                return cell;
            },
            Cells, inputs, Tolerance);
    }

    [Fact]
    public void Biases_and_beginnings_may_be_left_out()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            var p = Inputs(kind, 2, 3, 4, 5);
            for (var i = 3; i < 7; i++)
                p[i].AsSpan().Clear();
            var weights = new RecurrentWeights(p[1], p[2]);
            var without = kind switch
            {
                Kind.Lstm => Functional.Lstm(p[0], weights, out _, out _),
                Kind.GruOfPyTorch => Functional.Gru(p[0], weights, out _),
                Kind.GruOfTheSlides => Functional.Gru(p[0], weights, out _, form: GruForm.Slides),
                _ => Functional.Rnn(p[0], weights, out _, activation: Activation(kind)),
            };
            Assert.Equal(Run(kind, p, null).ToArray()[..without.Count], without.ToArray());
        }
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var p = Inputs(Kind.Lstm, 2, 3, 4, 5);
        var weights = new RecurrentWeights(p[1], p[2], p[3], p[4]);
        Tensor Lstm(Tensor x, Tensor? state = null, int[]? lengths = null) => Functional.Lstm(x, weights, out _, out _, state, null, lengths);

        Assert.Contains("x is [3, 4], of rank 2; rank 3", Assert.Throws<ShapeException>(() => Lstm(p[0][0, ..])).Message, StringComparison.Ordinal);
        Assert.Contains("Lstm: Input is [20, 4], expected [20, 3]", Assert.Throws<ShapeException>(() => Lstm(Tensor.Ones(2, 3, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("state is [1, 5], expected [2, 5]", Assert.Throws<ShapeException>(() => Lstm(p[0], Tensor.Ones(1, 5))).Message, StringComparison.Ordinal);
        Assert.Contains("is empty: axis 0", Assert.Throws<ShapeException>(() => Lstm(Tensor.Zeros(0, 3, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("is empty: axis 1", Assert.Throws<ShapeException>(() => Lstm(Tensor.Zeros(2, 0, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("1 length for a batch of 2", Assert.Throws<ShapeException>(() => Lstm(p[0], null, [3])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "longueur 4 parmi 3", Speaking.In("fr", () => Assert.Throws<IndexException>(() => Lstm(p[0], null, [3, 4]))).Message, StringComparison.Ordinal);
        Assert.Throws<IndexException>(() => Lstm(p[0], null, [0, 3]));
    }

    private static Tensor[] Inputs(Kind kind, int b, int t, int d, int h)
    {
        var rows = NaiveRecurrent.Gates(kind) * h;
        Tensor[] inputs =
        [
            Slopes.Numbers(1, b, t, d), Slopes.Numbers(2, rows, d), Slopes.Numbers(3, rows, h) / MathF.Sqrt(h), Slopes.Numbers(4, rows),
            Slopes.Numbers(5, rows), Slopes.Numbers(6, b, h), Slopes.Numbers(7, b, h),
        ];
        return inputs;
    }

    private static RnnActivation Activation(Kind kind) => kind == Kind.Relu ? RnnActivation.Relu : RnnActivation.Tanh;

    private static Tensor Run(Kind kind, Tensor[] p, int[]? lengths)
    {
        var weights = new RecurrentWeights(p[1], p[2], p[3], p[4]);
        Tensor output, last;
        Tensor? cell = null;
        switch (kind)
        {
            case Kind.Lstm:
                output = Functional.Lstm(p[0], weights, out last, out cell, p[5], p[6], lengths);
                break;
            case Kind.GruOfPyTorch or Kind.GruOfTheSlides:
                var form = kind == Kind.GruOfPyTorch ? GruForm.PyTorch : GruForm.Slides;
                output = Functional.Gru(p[0], weights, out last, p[5], lengths, form);
                break;
            default:
                output = Functional.Rnn(p[0], weights, out last, p[5], lengths, Activation(kind));
                break;
        }
        Tensor[] all = cell is null ? [output.Reshape(-1), last.Reshape(-1)] : [output.Reshape(-1), last.Reshape(-1), cell.Reshape(-1)];
        return Tensor.Concatenate(all, 0);
    }
}
