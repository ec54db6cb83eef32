using Cahier.Tensors;
using Cahier.Tests.DoubleReference;

namespace Cahier.Tests.Tensors.Vision;

[Collection(AloneCollection.Name)]
public sealed class Conv2dTests
{
    // Sums of up to some 500 products of size 1 in float32, in another order than the reference's: √500·2⁻²⁴·20 ≈ 3e-5 at the very worst.
    private const double Tolerance = 1e-5;

    public static TheoryData<int, int, int, int, int, int, int, int, int, PaddingMode> Cases => new()
    {
        // B, C, Y, X, O, KY, KX, stride, padding
        { 2, 1, 5, 5, 1, 3, 3, 1, 0, PaddingMode.Zeros },
        { 1, 1, 1, 1, 1, 1, 1, 1, 0, PaddingMode.Zeros },
        { 3, 2, 7, 5, 3, 3, 2, 1, 1, PaddingMode.Zeros },
        { 2, 2, 7, 8, 5, 5, 3, 2, 2, PaddingMode.Zeros },
        { 1, 2, 7, 7, 17, 3, 3, 3, 1, PaddingMode.Zeros },
        { 2, 1, 6, 7, 2, 2, 2, 2, 0, PaddingMode.Zeros },
        { 2, 2, 5, 6, 7, 1, 1, 2, 0, PaddingMode.Zeros },      // windows smaller than the stride: pixels that nobody sees
        { 1, 1, 4, 4, 3, 2, 2, 5, 3, PaddingMode.Zeros },
        { 2, 2, 5, 4, 3, 3, 3, 1, 1, PaddingMode.Replicate },
        { 1, 1, 3, 5, 2, 5, 5, 1, 2, PaddingMode.Replicate },
        { 2, 1, 7, 5, 2, 3, 3, 2, 3, PaddingMode.Replicate },
        { 9, 1, 3, 3, 6, 3, 3, 1, 1, PaddingMode.Zeros },       // more images than groups
        { 1, 1, 2, 37, 33, 2, 3, 1, 0, PaddingMode.Zeros },     // more output channels than two vectors
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_the_sum_over_channels_and_places(
        int b, int c, int y, int x, int o, int ky, int kx, int stride, int padding, PaddingMode mode)
    {
        Tensor[] inputs = [Slopes.Numbers(1, b, c, y, x), Slopes.Numbers(2, o, c, ky, kx), Slopes.Numbers(3, o)];
        Slopes.Compare(
            t => Functional.Conv2d(t[0], t[1], t[2], stride, padding, mode),
            t => NaiveVision.Conv2d(t[0], t[1], t[2], stride, padding, mode),
            inputs, Tolerance);
    }

    [Fact]
    public void It_needs_no_bias() => Slopes.Compare(
        t => Functional.Conv2d(t[0], t[1], stride: 2),
        t => NaiveVision.Conv2d(t[0], t[1], null, 2, 0),
        [Slopes.Numbers(1, 2, 3, 7, 6), Slopes.Numbers(2, 4, 3, 3, 3)], Tolerance);

    [Fact]
    public void An_image_may_be_its_own_filter() => Slopes.Compare(
        t => Functional.Conv2d(t[0], t[0], padding: 1),
        t => NaiveVision.Conv2d(t[0], t[0], null, 1, 1),
        [Slopes.Numbers(1, 2, 2, 3, 3)], Tolerance);

    [Fact]
    public void It_equals_unfolding_into_columns_and_one_product()
    {
        var (x, w) = (Slopes.Numbers(1, 2, 3, 6, 6), Slopes.Numbers(2, 4, 3, 3, 3));
        var columns = Tensor.Concatenate(
            [
                .. from c in Enumerable.Range(0, 3)
                   from u in Enumerable.Range(0, 3)
                   from v in Enumerable.Range(0, 3)
                   select x[.., c..(c + 1), u..(u + 4), v..(v + 4)].Reshape(2, 1, 16),
            ], 1);
        Slopes.Close("product", Doubles.Of(w.Reshape(4, 27).MatMul(columns).Reshape(2, 4, 4, 4)), Functional.Conv2d(x, w), Tolerance);
    }

    [Fact]
    public void The_same_bits_come_out_on_any_number_of_cores()
    {
        Assert.Equal(Bits(1), Bits(2));
        Assert.Equal(Bits(1), Bits(3));

        static float[] Bits(int cores) => OnCores.Run<float[]>(cores, () =>
        {
            Tensor[] inputs = [Slopes.Numbers(1, 13, 3, 17, 19), Slopes.Numbers(2, 7, 3, 5, 5), Slopes.Numbers(3, 7)];
            foreach (var input in inputs)
                input.RequiresGrad = true;
            var y = Functional.Conv2d(inputs[0], inputs[1], inputs[2], padding: 2);
            var pooled = Functional.MaxPool2d(y, 2);
            pooled.Pow(2).Sum().Backward();
            return [.. y.ToArray(), .. pooled.ToArray(), .. inputs.SelectMany(input => input.Grad!.ToArray())];
        });
    }

    [Fact]
    public void A_gradient_goes_only_where_it_is_wanted()
    {
        var (x, w, bias) = (Slopes.Numbers(1, 1, 1, 4, 4), Slopes.Numbers(2, 1, 1, 3, 3), Slopes.Numbers(3, 1));
        bias.RequiresGrad = true;
        Functional.Conv2d(x, w, bias).Sum().Backward();
        Assert.Equal(4, bias.Grad!.Item());
        Assert.Null(x.Grad);
        Assert.Null(w.Grad);
    }

    [Fact]
    public void Mistakes_are_explained_in_both_languages()
    {
        Explained(
            () => Functional.Conv2d(Tensor.Zeros(2, 3, 8, 8), Tensor.Zeros(4, 1, 3, 3)),
            "Conv2d: x [2, 3, 8, 8] has 3 channels, the second axis; the filters [4, 1, 3, 3], [out, in, Y, X], take 1.",
            "Conv2d : x [2, 3, 8, 8] a 3 canaux, le deuxième axe ; les filtres [4, 1, 3, 3], [sorties, entrées, Y, X], en prennent 1.");
        Explained(
            () => Functional.Conv2d(Tensor.Zeros(1, 1, 4, 8), Tensor.Zeros(1, 1, 5, 5)),
            "Conv2d: a window of 5 × 5 does not fit into images of 4 × 8 with a padding of 0.",
            "Conv2d : une fenêtre de 5 × 5 n'entre pas dans des images de 4 × 8 avec une marge de 0.");
        Explained(
            () => Functional.Conv2d(Tensor.Zeros(8, 8), Tensor.Zeros(1, 1, 3, 3)),
            "Conv2d: x is [8, 8], of rank 2; rank 4 is needed.",
            "Conv2d : x est de forme [8, 8], de rang 2 ; il faut le rang 4.");
        Explained(
            () => Functional.Conv2d(Tensor.Zeros(0, 1, 8, 8), Tensor.Zeros(1, 1, 3, 3)),
            "Conv2d: x [0, 1, 8, 8] is empty: axis 0 has length 0.",
            "Conv2d : x [0, 1, 8, 8] est vide : l'axe 0 est de longueur 0.");
        Assert.Throws<ShapeException>(() => Functional.Conv2d(Tensor.Zeros(1, 1, 8, 8), Tensor.Zeros(2, 1, 3, 3), Tensor.Zeros(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functional.Conv2d(Tensor.Zeros(1, 1, 8, 8), Tensor.Zeros(2, 1, 3, 3), stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functional.Conv2d(Tensor.Zeros(1, 1, 8, 8), Tensor.Zeros(2, 1, 3, 3), padding: -1));
    }

    private static void Explained(Func<object> mistake, string english, string french)
    {
        Assert.StartsWith(english, Speaking.In("en", () => Assert.Throws<ShapeException>(() => mistake())).Message, StringComparison.Ordinal);
        // French typography puts spaces that do not break before its signs.
        var message = Speaking.In("fr", () => Assert.Throws<ShapeException>(() => mistake())).Message;
        Assert.StartsWith(french, message.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);
    }
}
