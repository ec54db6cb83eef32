using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors;

public sealed class ElementwiseAgainstDoublesTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Ours, Func<double, double> Exact)> _functions = new()
    {
        ["negation"] = (x => -x, x => -x),
        ["plus a number"] = (x => x + 3, x => x + 3),
        ["minus a number"] = (x => x - 0.5, x => x - 0.5),
        ["number minus"] = (x => 2 - x, x => 2 - x),
        ["times a number"] = (x => 3 * x, x => 3 * x),
        ["over a number"] = (x => x / 3, x => x / 3),
        ["number over"] = (x => 2 / x, x => 2 / x),
        ["exp"] = (x => x.Exp(), Math.Exp),
        ["log"] = (x => x.Log(), Math.Log),
        ["sqrt"] = (x => x.Sqrt(), Math.Sqrt),
        ["abs"] = (x => (x - 1).Abs(), x => Math.Abs(x - 1)),
        ["square"] = (x => (x - 1).Pow(2), x => (x - 1) * (x - 1)),
        ["cube"] = (x => x.Pow(3), x => x * x * x),
        ["first power"] = (x => x.Pow(1), x => x),
        ["reciprocal root"] = (x => x.Pow(-0.5f), x => 1 / Math.Sqrt(x)),
        ["sin"] = (x => (3 * x).Sin(), x => Math.Sin(3 * x)),
        ["cos"] = (x => (3 * x).Cos(), x => Math.Cos(3 * x)),
        ["tanh"] = (x => (x - 1).Tanh(), x => Math.Tanh(x - 1)),
        ["sigmoid"] = (x => (x - 1).Sigmoid(), x => 1 / (1 + Math.Exp(1 - x))),
        ["relu"] = (x => (x - 1).Relu(), x => Math.Max(x - 1, 0)),
        ["gelu"] = (x => (x - 1).Gelu(), x => (x - 1) * NaiveFunctions.Normal(x - 1)),
        ["approximate gelu"] = (
            x => (x - 1).Gelu(approximate: true),
            x => (x - 1) / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x - 1 + 0.044715 * Math.Pow(x - 1, 3))))),
        ["clamp"] = (x => x.Clamp(0.8f, 1.2f), x => Math.Clamp(x, 0.8f, 1.2f)),
        ["clone"] = (x => x.Clone(), x => x),
        ["larger or a number"] = (x => Tensor.Where(x > 1, x, 0.25), x => x > 1 ? x : 0.25),
        ["leaky"] = (x => Tensor.Where(x <= 1, 0.1 * x, x), x => x <= 1 ? 0.1 * x : x),
    };

    public static TheoryData<string> Functions => [.. _functions.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_of_each_element(string name)
    {
        var (ours, exact) = _functions[name];
        foreach (var shape in (int[][])[[], [1], [7], [3, 5], [2, 1, 17]])
            Compare(x => ours(x[0]), x => x[0].Map(exact), [Positive(1, shape)]);
    }

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Ours, Func<double, double, double> Exact)> _pairs = new()
    {
        ["+"] = ((a, b) => a + b, (a, b) => a + b),
        ["-"] = ((a, b) => a - b, (a, b) => a - b),
        ["*"] = ((a, b) => a * b, (a, b) => a * b),
        ["/"] = ((a, b) => a / b, (a, b) => a / b),
        ["maximum"] = (Tensor.Maximum, Math.Max),
        ["minimum"] = (Tensor.Minimum, Math.Min),
        ["where the first is larger"] = ((a, b) => Tensor.Where(a > b, a * a, b), (a, b) => a > b ? a * a : b),
        ["where the first is at least"] = ((a, b) => Tensor.Where(a >= b, a, b * 2), (a, b) => a >= b ? a : b * 2),
        ["where the first is smaller"] = ((a, b) => Tensor.Where(a < b, a, b * 2), (a, b) => a < b ? a : b * 2),
        ["where the first is at most"] = ((a, b) => Tensor.Where(a <= b, b, a * 3), (a, b) => a <= b ? b : a * 3),
    };

    public static TheoryData<string> Pairs => [.. _pairs.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_function_of_pairs_under_broadcasting(string name)
    {
        var (ours, exact) = _pairs[name];
        foreach (var (a, b) in ((int[], int[])[])
            [
                ([], []), ([1], [1]), ([3, 5], [3, 5]), ([3, 4], [4]), ([4], [3, 4]), ([3, 4], [3, 1]), ([3, 1], [1, 4]), ([3, 4], []),
                ([], [2]), ([2, 1, 3, 1], [4, 1, 2]), ([2, 3, 2], [1, 3, 1]), ([1, 1], [2, 1, 3]),
            ])
        {
            Compare(x => ours(x[0], x[1]), x => Doubles.Zip(x[0], x[1], exact), [Positive(1, a), Positive(2, b)]);
        }
    }

    [Fact]
    public void One_tensor_as_both_operands()
    {
        foreach (var (ours, exact) in _pairs.Values)
            Compare(x => ours(x[0], x[0] * 1.5), x => x[0].Map(v => exact(v, v * 1.5)), [Positive(1, 3, 5)]);
    }

    [Fact]
    public void Repeating_adds_the_gradients_of_the_copies()
    {
        foreach (var (from, to) in ((int[], int[])[])[([], [2, 3]), ([3], [2, 3]), ([2, 1], [2, 3]), ([2, 1, 3], [4, 2, 5, 3]), ([4], [4])])
            Compare(x => x[0].BroadcastTo(to), x => Doubles.Zip(x[0], new Doubles((Shape)to), (a, _) => a), [Numbers(1, from)]);
    }

    /// <summary>Between 0.5 and 2.</summary>
    private static Tensor Positive(int seed, params Shape shape) => Tensor.Rand(new Random(seed), shape) * 1.5f + 0.5f;
}
