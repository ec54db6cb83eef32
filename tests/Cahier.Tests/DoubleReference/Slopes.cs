using Cahier.Tensors;

namespace Cahier.Tests.DoubleReference;

/// <summary>
/// Compares an operation with a naive reference in double precision: its results, and its gradients with the slopes of the reference.
/// </summary>
/// <example><code>
/// Slopes.Compare(
///     x => Functional.Linear(x[0], x[1], x[2]),
///     x => Doubles.MatMul(x[0], x[1].Transpose(0, 1)) + x[2],
///     [Slopes.Numbers(1, 3, 5), Slopes.Numbers(2, 4, 5), Slopes.Numbers(3, 4)]);
/// </code></example>
internal static class Slopes
{
    // (f(x + h) − f(x − h))/2h in double: rounding 2⁻⁵³/h ≈ 1e-11, curvature h²/6·f''' ≈ 2e-11 for functions of values and slopes about 1.
    private const double Step = 1e-5;

    /// <summary>
    /// What float32 explains: a few dozen roundings of 2⁻²⁴ ≈ 6e-8 of the largest number. A wrong formula is off by far more.
    /// </summary>
    private const double Tolerance = 4e-6;

    /// <summary>
    /// Fails unless results and gradients agree; also where every input is an intermediate result that is used three times, so that
    /// gradients must add up instead of replacing each other.
    /// </summary>
    /// <param name="f">The operation under test, float32. Called several times: what is random in it starts from a seed inside.</param>
    /// <param name="reference">The same formula, naive, in double precision.</param>
    /// <param name="inputs">Where to compare. All of them get a gradient.</param>
    /// <param name="tolerance">Of each number, relative to the largest of its tensor where that is above 1.</param>
    public static void Compare(
        Func<Tensor[], Tensor> f, Func<Doubles[], Doubles> reference, Tensor[] inputs, double tolerance = Tolerance)
    {
        Doubles[] exact = [.. inputs.Select(Doubles.Of)];
        var expected = reference(exact);
        var weights = Weights(expected.Shape);
        var slopes = Of(x => (reference(x) * weights).Values.Sum(), exact);

        foreach (var input in inputs)
            input.RequiresGrad = true;
        Forget(inputs);
        var result = f(inputs);
        Close("result", expected, result, tolerance);
        result.Backward(Float(weights));
        for (var i = 0; i < inputs.Length; i++)
            Close($"gradient of input {i}", slopes[i], inputs[i].Grad ?? Tensor.Zeros(inputs[i].Shape), tolerance);

        // n = x: L(n) + Σ n + L(n) has the slopes 2·L' + 1
        Forget(inputs);
        Tensor[] nodes = [.. inputs.Select(input => input * 1)];
        var total = (f(nodes) * Float(weights)).Sum();
        foreach (var node in nodes)
            total += node.Sum();
        total += (f(nodes) * Float(weights)).Sum();
        total.Backward();
        for (var i = 0; i < inputs.Length; i++)
            Close($"gradient of input {i}, used three times", slopes[i] * 2 + 1, inputs[i].Grad!, 3 * tolerance);
    }

    /// <summary>The slopes of a function of several tensors, along every element of each.</summary>
    public static Doubles[] Of(Func<Doubles[], double> f, Doubles[] inputs) => Array.ConvertAll(inputs, input =>
    {
        var slopes = new Doubles(input.Shape);
        for (var i = 0; i < input.Count; i++)
        {
            var before = input.Values[i];
            input.Values[i] = before + Step;
            var above = f(inputs);
            input.Values[i] = before - Step;
            var below = f(inputs);
            input.Values[i] = before;
            slopes.Values[i] = (above - below) / (2 * Step);
        }
        return slopes;
    });

    /// <summary>Fails unless a tensor has the shape and the numbers of the reference.</summary>
    public static void Close(string what, Doubles expected, Tensor actual, double tolerance = Tolerance)
    {
        Assert.True(expected.Shape == actual.Shape, $"{what}: {actual.Shape} instead of {expected.Shape}");
        var scale = expected.Values.Select(Math.Abs).Where(double.IsFinite).Append(1).Max();
        for (var i = 0; i < expected.Count; i++)
        {
            var (e, a) = (expected.Values[i], (double)actual.AsSpan()[i]);
            Assert.True(e.Equals(a) || Math.Abs(e - a) <= tolerance * scale, $"{what}[{string.Join(", ", expected.Index(i))}]: {a} instead of {e}");
        }
    }

    /// <summary>Normally distributed numbers.</summary>
    public static Tensor Numbers(int seed, params Shape shape) => Tensor.Randn(new Random(seed), shape);

    // A weight of its own for each result, so that no error hides in another.
    private static Doubles Weights(Shape shape) =>
        new([.. Enumerable.Range(0, shape.Count).Select(i => 0.5 + 0.25 * (i % 5))], shape);

    private static Tensor Float(Doubles values) => Tensor.From([.. values.Values.Select(value => (float)value)]).Reshape(values.Shape);

    private static void Forget(Tensor[] inputs)
    {
        foreach (var input in inputs)
            input.ZeroGrad();
    }
}
