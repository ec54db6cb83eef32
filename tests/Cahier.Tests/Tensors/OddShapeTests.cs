using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

// An empty batch, a sentence of no words, a sum of no terms: what follows from the definitions, never memory of somebody else.
public sealed class OddShapeTests
{
    [Fact]
    public void A_sum_of_no_products_is_zero()
    {
        using var scope = AmongUsedBuffers();
        Assert.Equal(new float[8], Tensor.Zeros(2, 0).MatMul(Tensor.Zeros(0, 4)).ToArray());
        Assert.Equal(new float[24], Tensor.Zeros(2, 3, 0).MatMul(Tensor.Zeros(0, 4)).ToArray());
        Assert.Equal([1, 2, 1, 2], Functional.Linear(Tensor.Zeros(2, 0), Tensor.Zeros(2, 0), Tensor.From([1f, 2])).ToArray());
    }

    [Fact]
    public void An_empty_batch_goes_through_every_operation()
    {
        var x = Tensor.Zeros(0, 3, 4);
        x.RequiresGrad = true;
        var y = Functional.LayerNorm(Functional.Linear(x, Tensor.Ones(4, 4)), Tensor.Ones(4), Tensor.Zeros(4)).Gelu();
        y = Functional.MultiHeadAttention(y, y, y, heads: 2, Mask.Causal(3)).Softmax();
        y += x.MatMul(Tensor.Ones(4, 4)).Transpose().Transpose();
        y.Sum().Backward();
        Assert.Equal([0, 3, 4], y.Shape);
        Assert.Equal([0, 3, 4], x.Grad!.Shape);
        Assert.Equal(0, Functional.CrossEntropy(y, new int[0, 3]).Item());
    }

    [Fact]
    public void A_transformer_refuses_an_empty_batch()
    {
        var model = new Transformer(new() { SourceVocabulary = 5, TargetVocabulary = 6, Width = 4, Heads = 2, Layers = 1, Hidden = 4 });
        Assert.Contains("is empty", Assert.Throws<ShapeException>(() => model.Forward(new int[0, 3], new int[0, 2])).Message);
    }

    [Fact]
    public void Nothing_to_look_at_brings_back_zeros()
    {
        using var scope = AmongUsedBuffers();
        var y = Functional.ScaledDotProductAttention(Tensor.Ones(1, 2, 3, 4), Tensor.Ones(1, 2, 0, 4), Tensor.Ones(1, 2, 0, 5));
        Assert.Equal(new float[30], y.ToArray());
    }

    [Fact]
    public void Queries_and_keys_of_no_width_look_everywhere_alike()
    {
        var (query, key, value) = (Tensor.Zeros(1, 1, 2, 0), Tensor.Zeros(1, 1, 4, 0), Tensor.Ones(1, 1, 4, 1));
        Functional.ScaledDotProductAttention(query, key, value, mask: null, out var weights);
        Assert.All(weights.ToArray(), weight => Assert.Equal(0.25f, weight));
    }

    [Fact]
    public void Targets_and_ids_may_be_used_again_before_the_gradient_is_asked_for()
    {
        int[] ids = [0, 1];
        var table = Tensor.Eye(2);
        table.RequiresGrad = true;
        var loss = Functional.CrossEntropy(Functional.Embedding(table, ids), ids);
        Array.Fill(ids, 0);
        loss.Backward();
        Assert.Equal(table.Grad![0, 0], table.Grad[1, 1]);
        Assert.True(table.Grad[0, 0] < 0);
    }

    /// <summary>A scope whose buffers have held other numbers before.</summary>
    private static DisposeScope AmongUsedBuffers()
    {
        using (Tensor.NewDisposeScope())
        {
            for (var i = 0; i < 10; i++)
                Tensor.Full(7, 32);
        }
        return Tensor.NewDisposeScope();
    }
}
