using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class GradientTests
{
    // Slopes of smooth functions of values about 1, measured in float32 with h = 1e-2:
    // rounding 2⁻²⁴·|L|/h ≈ 1e-5·|L|, curvature h²/6·|f'''| ≈ 2e-5. |L| stays below 50.
    private const double Tolerance = 2e-3;

    private static readonly Shape _matrix = [3, 4];

    public static TheoryData<string> Unary => [.. _unary.Keys];

    private static readonly Dictionary<string, Func<Tensor, Tensor>> _unary = new()
    {
        ["negation"] = x => -x,
        ["plus a number"] = x => x + 3,
        ["number minus"] = x => 2 - x,
        ["times a number"] = x => 3 * x,
        ["over a number"] = x => x / 3,
        ["number over"] = x => 2 / x,
        ["exp"] = x => x.Exp(),
        ["log"] = x => x.Log(),
        ["sqrt"] = x => x.Sqrt(),
        ["abs"] = x => (-x).Abs(),
        ["square"] = x => x.Pow(2),
        ["cube"] = x => x.Pow(3),
        ["tanh"] = x => x.Tanh(),
        ["sigmoid"] = x => x.Sigmoid(),
        ["relu"] = x => (x - 1).Relu(),
        ["gelu"] = x => (x - 1).Gelu(),
        ["clamp"] = x => x.Clamp(0.8f, 1.2f),
        ["sum"] = x => x.Sum(),
        ["sum of columns"] = x => x.Sum(0),
        ["sum of rows, kept"] = x => x.Sum(-1, keepDim: true),
        ["mean"] = x => x.Mean(),
        ["mean of rows"] = x => x.Mean(1),
        ["variance"] = x => x.Variance(),
        ["variance of rows"] = x => x.Variance(-1, keepDim: true, correction: 1),
        ["max"] = x => x.Max(),
        ["max of columns"] = x => x.Max(0),
        ["softmax"] = x => x.Softmax(),
        ["softmax of columns"] = x => x.Softmax(0),
        ["log softmax"] = x => x.LogSoftmax(),
        ["log softmax of columns"] = x => x.LogSoftmax(0),
        ["masked fill"] = x => x.MaskedFill(Mask.From([true, false, true, true], 4), 7),
        ["transpose"] = x => x.Transpose(),
        ["transpose of rank 4"] = x => x.Reshape(1, 3, 2, 2).Transpose(1, 3),
        ["reshape"] = x => x.Reshape(2, -1),
        ["unsqueeze"] = x => x.Unsqueeze(1),
        ["squeeze"] = x => x.Reshape(3, 1, 4).Squeeze(1),
        ["rows"] = x => x[1..3],
        ["columns"] = x => x[.., 1..3],
        ["clone"] = x => x.Clone(),
        ["concatenate with itself"] = x => Tensor.Concatenate([x, x * 2, x], 1),
        ["stack"] = x => Tensor.Stack([x, x * 2], 1),
        ["matmul with itself"] = x => x.MatMul(x.Transpose()),
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void The_gradient_is_the_slope(string name)
    {
        var check = Gradients.Check(x => _unary[name](x[0]), [Positive(_matrix)]);
        Assert.True(check.Error < Tolerance, $"{name}: {check}");
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_node_used_twice_gets_both_gradients(string name)
    {
        var check = Gradients.Check(x => (_unary[name](x[0]) * _unary[name](x[0])).Sum() + x[0].Sum(), [Positive(_matrix)]);
        Assert.True(check.Error < Tolerance * 5, $"{name}: {check}");
    }

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> _binary = new()
    {
        ["+"] = (a, b) => a + b,
        ["-"] = (a, b) => a - b,
        ["*"] = (a, b) => a * b,
        ["/"] = (a, b) => a / b,
        ["maximum"] = Tensor.Maximum,
        ["minimum"] = Tensor.Minimum,
    };

    public static TheoryData<string, int[], int[]> Binary
    {
        get
        {
            (int[], int[])[] shapes =
            [
                ([3, 4], [3, 4]), ([3, 4], [4]), ([4], [3, 4]), ([3, 4], [3, 1]), ([3, 1], [1, 4]), ([3, 4], []), ([], [2]),
                ([2, 1, 3, 1], [4, 1, 2]), ([2, 3, 2], [1, 3, 1]), ([1, 1], [2, 1, 3]),
            ];
            var data = new TheoryData<string, int[], int[]>();
            foreach (var name in _binary.Keys)
            {
                foreach (var (a, b) in shapes)
                    data.Add(name, a, b);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void The_gradient_is_the_slope_under_broadcasting(string name, int[] a, int[] b)
    {
        // Values of b lie between those of a, so that no comparison changes within a step.
        var check = Gradients.Check(x => _binary[name](x[0], x[1]), [Positive(a), Positive(b) + 0.037f]);
        Assert.True(check.Error < Tolerance, $"{name}: {check}");
    }

    /// <summary>Values between 0.5 and 1.6, at least 0.07 apart within a tensor of up to 16.</summary>
    private static Tensor Positive(Shape shape)
    {
        var x = Tensor.Zeros(shape);
        for (var i = 0; i < x.Count; i++)
            x.AsSpan()[i] = 0.53f + 0.0714f * (i * 7 % 16);
        return x;
    }
}
