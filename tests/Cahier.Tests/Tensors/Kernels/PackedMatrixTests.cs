using Cahier.Tensors.Kernels;

namespace Cahier.Tests.Tensors.Kernels;

public sealed unsafe class PackedMatrixTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 100, 100)]
    [InlineData(7, 33, 17)]
    [InlineData(32, 512, 128)]
    [InlineData(5, 48, 530)]
    [InlineData(0, 3, 2)]
    [InlineData(3, 5, 0)]
    public void A_packed_factor_gives_the_bits_of_the_plain_product(int m, int n, int k)
    {
        var random = new Random(k);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count + 1).Select(_ => 2 * random.NextSingle() - 1)];
        var (a, b, bias) = (Numbers(m * k), Numbers(k * n), Numbers(n));
        float[] expected = new float[m * n + 1], actual = new float[m * n + 1];
        float[] transposed = new float[n * k + 1];
        for (var p = 0; p < k; p++)
        {
            for (var j = 0; j < n; j++)
                transposed[j * k + p] = b[p * n + j];
        }
        Gemm.MultiplyByTransposed(m, n, k, a, k, transposed, k, expected, n, bias.AsSpan(0, n));

        var packed = new PackedMatrix();
        fixed (float* pa = a, pb = b, pt = transposed, pc = actual, start = bias)
        {
            packed.Pack(k, n, pb, n, 1);
            packed.Multiply(m, pa, k, pc, n, start, 0);
            Assert.Equal(expected, actual);

            packed.Pack(k, n, pt, 1, k);
            packed.Multiply(m, pa, k, pc, n, start, 0);
            Assert.Equal(expected, actual);

            packed.Multiply(m, pa, k, pc, n, pc, n);
            Gemm.MultiplyByTransposed(m, n, k, a, k, transposed, k, expected, n, add: true);
            Assert.Equal(expected, actual);
        }
    }
}
