using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

// The number of threads is one for the process.
[Collection(AloneCollection.Name)]
public sealed class ThreadsTests
{
    [Fact]
    public void One_thread_and_two_give_the_same_bits() => Assert.Equal(OnCores.Run(1, Everything), OnCores.Run(2, Everything));

    [Fact]
    public void No_thread_at_all_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = 0);

    /// <summary>All gradients of what splits its work: products, attention with dropout, normalisation, functions of each number.</summary>
    private static float[] Everything()
    {
        var random = new Random(9);
        Tensor x = Tensor.Randn(random, 4, 90, 96), w = Tensor.Randn(random, 288, 96) * 0.1, gamma = Tensor.Ones(96);
        Tensor[] leaves = [x, w.Detach(), gamma];
        foreach (var leaf in leaves)
            leaf.RequiresGrad = true;
        var projected = Functional.Linear(Functional.LayerNorm(x, gamma, Tensor.Zeros(96)), leaves[1]);
        Tensor Part(int i) => projected.Slice(-1, 96 * i, 96);
        var y = Functional.MultiHeadAttention(Part(0), Part(1), Part(2), 4, Mask.Causal(90), 0.1f, new Random(2));
        y = y.Gelu() + y.Gelu(approximate: true) + y.Tanh() * y.Sigmoid();
        y.Softmax().Pow(2).Sum().Backward();
        return [.. y.ToArray(), .. leaves.SelectMany(leaf => leaf.Grad!.ToArray())];
    }
}
