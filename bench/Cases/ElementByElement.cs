using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>Functions of each number alone.</summary>
internal sealed class ElementByElement : ICases
{
    private static readonly (string Name, Func<Tensor, Tensor> Function)[] Functions =
    [
        ("exp", x => x.Exp()), ("tanh", x => x.Tanh()), ("sigmoid", x => x.Sigmoid()), ("softmax", x => x.Softmax()),
        ("gelu", x => x.Gelu()), ("add", x => x + x),
    ];

    public IEnumerable<Case> All() =>
        from function in Functions
        from count in (int[])[16384, 1 << 20]
        let rows = count >= 1 << 20 ? 1024 : 64
        let repeats = Math.Max(1, (1 << 18) / count)
        select new Case($"ew-{function.Name}-{count}", () =>
        {
            var x = Tensor.Randn(new Random(0), rows, count / rows);
            return () =>
            {
                using var noGradient = Tensor.NoGrad();
                for (var i = 0; i < repeats; i++)
                {
                    using var scope = Tensor.NewDisposeScope();
                    function.Function(x);
                }
            };
        })
        {
            Unit = "Gelem/s",
            Amount = (double)count * repeats / 1e9,
            Peers = [$"ew-torch-{function.Name}-{count}"],
        };
}
