using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

public class AttentionPoolingTests
{
    public static TheoryData<AttentionPoolingOptions> Forms => new(
        new AttentionPoolingOptions(),
        new AttentionPoolingOptions { Query = PoolingQuery.Learned },
        new AttentionPoolingOptions { Query = PoolingQuery.FromText },
        new AttentionPoolingOptions { Query = PoolingQuery.FromText, QueryHidden = [5], ValueHidden = [6] });

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Weights_are_those_of_words_and_sum_to_1(AttentionPoolingOptions form)
    {
        var pooling = new AttentionPooling(4, form, new Random(1));
        var mask = Mask.From([true, true, false, true, true, true], 2, 3);
        var (pooled, weights) = pooling.Forward(Tensor.Randn(new Random(2), 2, 3, 4), mask);
        Assert.Equal("[2, 4]", pooled.Shape.ToString());
        Assert.Equal(0, weights[0, 2]);
        Assert.All(weights.Sum(-1).ToArray(), sum => Assert.Equal(1, sum, 1e-6f));
    }

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void The_order_of_words_makes_no_difference(AttentionPoolingOptions form)
    {
        var pooling = new AttentionPooling(4, form, new Random(1));
        var x = Tensor.Randn(new Random(2), 1, 3, 4);
        var turned = Tensor.Concatenate([x[.., 2..], x[.., 1..2], x[.., ..1]], 1);
        var (there, back) = (pooling.Forward(x), pooling.Forward(turned));
        for (var i = 0; i < 4; i++)
            Assert.Equal(there.Pooled[0, i], back.Pooled[0, i], 1e-6f);
        for (var i = 0; i < 3; i++)
            Assert.Equal(there.Weights[0, i], back.Weights[0, 2 - i], 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Padding_and_a_text_without_words_pass_no_gradient(AttentionPoolingOptions form)
    {
        var pooling = new AttentionPooling(4, form, new Random(1));
        var x = Tensor.Randn(new Random(2), 2, 3, 4);
        x.RequiresGrad = true;
        var (pooled, _) = pooling.Forward(x, Mask.From([true, true, false, false, false, false], 2, 3));
        pooled.Pow(2).Sum().Backward();
        Assert.Equal(new float[4], x.Grad![0, 2, ..].ToArray());
        Assert.Equal(new float[12], x.Grad![1, ..].ToArray());
        Assert.All(pooled.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Without_a_query_it_is_the_mean()
    {
        var x = Tensor.Randn(new Random(2), 2, 5, 4);
        var (pooled, weights) = new AttentionPooling(4, new(), new Random(1)).Forward(x);
        Assert.All(weights.ToArray(), weight => Assert.Equal(0.2f, weight));
        foreach (var (e, a) in x.Mean(1).ToArray().Zip(pooled.ToArray()))
            Assert.Equal(e, a, 1e-6f);
    }
}
