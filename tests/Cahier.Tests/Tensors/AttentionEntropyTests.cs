using Cahier.Tensors;
using Cahier.Tests.DoubleReference;

namespace Cahier.Tests.Tensors;

public class AttentionEntropyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    public void Entropy_and_gradient_are_those_of_the_formula(int b, int t) => Slopes.Compare(
        x => Functional.AttentionEntropy(x[0].Softmax()),
        x =>
        {
            var p = x[0].Softmax(-1);
            return (p.Map(value => -value * Math.Log(value))).Sum(-1).Reshape(b);
        },
        [Slopes.Numbers(1, b, t)]);

    /// <summary>A softmax in front would hide a constant in the gradient.</summary>
    [Fact]
    public void The_gradient_is_right_without_a_softmax_too() => Slopes.Compare(
        x => Functional.AttentionEntropy(x[0]),
        x => x[0].Map(value => -value * Math.Log(value)).Sum(-1).Reshape(2),
        [Tensor.From(new float[,] { { 0.2f, 0.3f, 0.5f }, { 0.7f, 0.1f, 0.2f } })]);

    [Fact]
    public void It_is_0_on_one_word_and_the_logarithm_of_their_number_on_all_alike()
    {
        var weights = Tensor.From(new float[,] { { 0, 1, 0, 0 }, { 0.25f, 0.25f, 0.25f, 0.25f }, { 0.5f, 0, 0.5f, 0 } });
        Assert.Equal([0, MathF.Log(4), MathF.Log(2)], Functional.AttentionEntropy(weights).ToArray());
    }

    [Fact]
    public void What_is_not_a_number_does_not_go_unnoticed()
    {
        var weights = Tensor.From(new[,] { { float.NaN, 0.5f }, { 0.5f, 0.5f } });
        weights.RequiresGrad = true;
        var entropy = Functional.AttentionEntropy(weights);
        entropy.Sum().Backward();
        Assert.True(float.IsNaN(entropy[0]) && float.IsNaN(weights.Grad![0, 0]));
        Assert.Equal(MathF.Log(2), entropy[1]);
    }

    [Fact]
    public void Padding_passes_a_gradient_without_infinities()
    {
        var scores = Tensor.From(new float[,] { { 1, 2, 3 } });
        scores.RequiresGrad = true;
        var weights = scores.MaskedFill(Mask.From([true, true, false], 1, 3), float.NegativeInfinity).Softmax();
        Functional.AttentionEntropy(weights).Sum().Backward();
        Assert.All(scores.Grad!.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(0, scores.Grad![0, 2]);
    }

    [Fact]
    public void No_example_is_refused() =>
        Assert.Throws<ShapeException>(() => Functional.AttentionEntropy(Tensor.Zeros(0, 3)));
}
