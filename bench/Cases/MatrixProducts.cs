using Cahier.Tensors.Kernels;

namespace Cahier.Bench.Cases;

/// <summary>Matrix products of 32-bit floats, M × N × K, square ones and those of the models here.</summary>
internal sealed class MatrixProducts : ICases
{
    private static readonly (int M, int N, int K)[] Sizes =
    [
        (64, 64, 64), (128, 128, 128), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024),
        (768, 384, 128), (768, 512, 128), (768, 128, 512), (128, 384, 768), (3200, 500, 100), (3200, 100, 500),
        (33, 2048, 512), (33, 512, 2048), (32, 512, 128), (32, 1024, 256), (64, 64, 32), (1, 100, 100), (1, 512, 512),
    ];

    public IEnumerable<Case> All() => Sizes.Select(size =>
    {
        var (m, n, k) = size;
        var work = 2.0 * m * n * k;
        var repeats = Math.Max(1, (int)(2e7 / work));       // at least some 50 µs a run
        return new Case($"sgemm-{m}x{n}x{k}", () => Product(m, n, k, repeats))
        {
            Unit = "GFLOP/s",
            Amount = work * repeats / 1e9,
            Peers = [$"sgemm-numpy-{m}x{n}x{k}"],
            Least = m == 256 ? 1 : 0,
        };
    });

    private static Action Product(int m, int n, int k, int repeats)
    {
        var random = new Random(0);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
        var (a, b, c) = (Numbers(m * k), Numbers(k * n), new float[m * n]);
        return () =>
        {
            for (var i = 0; i < repeats; i++)
                Gemm.Multiply(m, n, k, a, k, b, n, c, n, add: false);
        };
    }
}
