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
    }

    [Fact]
    public void Elementary_operations_of_nothing_give_nothing()
    {
        var x = Tensor.Zeros(0, 3, 4);
        x.RequiresGrad = true;
        var y = x.MatMul(Tensor.Ones(4, 4)).Gelu().Softmax().Transpose().Transpose() + x.LogSoftmax() * 2;
        y.Sum().Backward();
        Assert.Equal([0, 3, 4], y.Shape);
        Assert.Equal([0, 3, 4], x.Grad!.Shape);
    }

    [Fact]
    public void Coarse_operations_refuse_an_empty_batch_and_say_which_axis_is_empty()
    {
        var (x, y, ones) = (Tensor.Zeros(0, 3, 4), Tensor.Ones(1, 3, 4), Tensor.Ones(4));
        foreach (var operation in (Action[])
            [
                () => Functional.Linear(x, Tensor.Ones(4, 4)),
                () => Functional.LayerNorm(x, ones, ones),
                () => Functional.Embedding(y.Reshape(3, 4), new int[0, 3]),
                () => Functional.MultiHeadAttention(x, x, x, heads: 2),
                () => Functional.ScaledDotProductAttention(x.Unsqueeze(1), x.Unsqueeze(1), x.Unsqueeze(1)),
            ])
        {
            Assert.Contains("axis 0 has length 0. Give at least one example.", Assert.Throws<ShapeException>(operation).Message, StringComparison.Ordinal);
        }
        Assert.Throws<ShapeException>(() => Functional.Linear(Tensor.Zeros(2, 0), Tensor.Zeros(2, 0)));
        // A query may not look at nothing.
        Assert.Throws<ShapeException>(() => Functional.MultiHeadAttention(y, y[.., 0..0], y[.., 0..0], heads: 2));
    }

    [Fact]
    public void A_transformer_refuses_an_empty_batch()
    {
        var model = new Transformer(new() { SourceVocabulary = 5, TargetVocabulary = 6, Width = 4, Heads = 2, Layers = 1, Hidden = 4 });
        Assert.Throws<ShapeException>(() => model.Forward(new int[0, 3], new int[0, 2]));
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
