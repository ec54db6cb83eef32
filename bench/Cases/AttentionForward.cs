using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>Scaled dot-product attention without gradient: 8 heads, 512 positions, heads 64 wide.</summary>
internal sealed class AttentionForward : ICases
{
    public IEnumerable<Case> All() =>
    [
        new("attn-fwd", () => Attend(null)) { Least = 1.15 },
        new("attn-fwd-causal", () => Attend(Mask.Causal(512))) { Least = 2 },
    ];

    private static Action Attend(Mask? mask)
    {
        var random = new Random(0);
        var (q, k, v) = (Tensor.Randn(random, 1, 8, 512, 64), Tensor.Randn(random, 1, 8, 512, 64), Tensor.Randn(random, 1, 8, 512, 64));
        return () =>
        {
            using var noGradient = Tensor.NoGrad();
            using var scope = Tensor.NewDisposeScope();
            Functional.ScaledDotProductAttention(q, k, v, mask);
        };
    }
}
