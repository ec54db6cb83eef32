using Cahier.Tensors.Kernels;

namespace Cahier.Tests.Tensors;

// The number of cores is the process's: nothing else runs meanwhile.
[Collection(AloneCollection.Name)]
public sealed class GemmTests
{
    // Sums of up to 700 products of numbers below 1, in float32 against double: 700·2⁻²⁴·max|C| ≈ 4e-5·175 at worst,
    // in practice far less, for roundings cancel.
    private const double Tolerance = 2e-4;

    // One, primes, multiples of the tile (6 rows, 8 to 32 columns), one more than those, more than a block (256 deep, 512 wide).
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 7, 5 }, { 7, 1, 5 }, { 5, 7, 1 }, { 2, 3, 0 }, { 0, 3, 2 }, { 3, 0, 2 },
        { 6, 32, 16 }, { 7, 33, 17 }, { 12, 16, 8 }, { 13, 31, 29 }, { 10, 10, 16 }, { 25, 8, 9 }, { 37, 48, 3 },
        { 64, 64, 64 }, { 61, 67, 71 }, { 127, 15, 257 }, { 30, 29, 512 }, { 33, 530, 40 }, { 40, 1030, 20 }, { 97, 101, 700 },
    };

    private delegate void Product(
        int m, int n, int k, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, Span<float> c, int ldc, bool add);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_equals_the_sum_of_products(int m, int n, int k) =>
        Compare(Gemm.Multiply, m, n, k, transposeA: false, transposeB: false);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_with_a_transposed_right_matrix_equals_the_sum_of_products(int m, int n, int k) =>
        Compare(Gemm.MultiplyByTransposed, m, n, k, transposeA: false, transposeB: true);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_with_a_transposed_left_matrix_equals_the_sum_of_products(int m, int n, int k) =>
        Compare(Gemm.MultiplyTransposed, m, n, k, transposeA: true, transposeB: false);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_bias_is_added_to_each_row(int m, int n, int k)
    {
        var random = new Random(5);
        var (a, b, bias) = (Numbers(random, m * k), Numbers(random, n * k), Numbers(random, n));
        var c = new float[m * n];
        Gemm.MultiplyByTransposed(m, n, k, a, k, b, k, c, n, bias);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double expected = bias[j];
                for (var p = 0; p < k; p++)
                    expected += (double)a[i * k + p] * b[j * k + p];
                Assert.Equal(expected, c[i * n + j], Tolerance);
            }
        }
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_cores()
    {
        var random = new Random(3);
        var (m, n, k) = (203, 211, 307);
        var (a, b) = (Numbers(random, m * k), Numbers(random, k * n));
        foreach (var product in (Product[])[Gemm.Multiply, Gemm.MultiplyByTransposed, Gemm.MultiplyTransposed])
        {
            var (lda, ldb) = (product == Gemm.MultiplyTransposed ? m : k, product == Gemm.MultiplyByTransposed ? k : n);
            float[] Bits(int cores) => OnCores.Run(cores, () =>
            {
                var c = new float[m * n];
                product(m, n, k, a, lda, b, ldb, c, n, add: false);
                return c;
            });

            var alone = Bits(1);
            foreach (var cores in (int[])[2, 3, 7])
                Assert.Equal(alone, Bits(cores));
        }
    }

    [Fact]
    public void A_matrix_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(2, 2, 2, new float[4], 2, new float[3], 2, new float[4], 2, add: false));

    /// <summary>Against doubles, with rows further apart than they are long, overwriting and adding.</summary>
    private static void Compare(Product product, int m, int n, int k, bool transposeA, bool transposeB)
    {
        var random = new Random(m * 10007 + n * 101 + k);
        var (lda, ldb, ldc) = ((transposeA ? m : k) + 3, (transposeB ? k : n) + 1, n + 2);
        var a = Numbers(random, (transposeA ? k : m) * lda);
        var b = Numbers(random, (transposeB ? n : k) * ldb);
        foreach (var add in (bool[])[false, true])
        {
            var before = Numbers(random, m * ldc);
            float[] c = [.. before];
            product(m, n, k, a, lda, b, ldb, c, ldc, add);
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    double expected = add ? before[i * ldc + j] : 0;
                    for (var p = 0; p < k; p++)
                        expected += (double)a[transposeA ? p * lda + i : i * lda + p] * b[transposeB ? j * ldb + p : p * ldb + j];
                    Assert.Equal(expected, c[i * ldc + j], Tolerance);
                }
                for (var j = n; j < ldc; j++)
                    Assert.Equal(before[i * ldc + j], c[i * ldc + j]);      // what lies between the rows is not ours
            }
        }
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
}
