using System.Xml.Linq;
using Cahier.Tensors;

namespace Cahier.Tests.Tensors;

public sealed class PrintingTests
{
    private static Tensor Counting(params Shape shape) => Tensor.Arange(shape.Count).Reshape(shape);

    [Fact]
    public void A_number_is_a_number_and_a_vector_a_list()
    {
        Assert.Equal("2.5", Tensor.Scalar(2.5f).ToString());
        Assert.Equal("[1e-7, -1234.5, NaN]", Tensor.From([1e-7f, -1234.5f, float.NaN]).ToString());
        Assert.Equal("[]", Tensor.Zeros(0).ToString());
    }

    [Fact]
    public void Columns_of_a_matrix_stand_under_each_other() =>
        Assert.Equal("[[    0,  -1.5],\n [100.0,   2.0]]", Tensor.From([0, -1.5f, 100, 2], 2, 2).ToString());

    [Fact]
    public void Matrices_are_set_apart_by_a_blank_line() =>
        Assert.Equal("[[[0, 1],\n  [2, 3]],\n\n [[4, 5],\n  [6, 7]]]", Counting(2, 2, 2).ToString());

    [Fact]
    public void Long_axes_are_shortened() => Assert.Equal("[0, 1, 2, …, 97, 98, 99]", Counting(100).ToString());

    [Fact]
    public void Hidden_scores_are_minus_infinity_and_no_zero_is_negative() =>
        Assert.Equal("[-∞, ∞, 0]", Tensor.From([float.NegativeInfinity, float.PositiveInfinity, -0f]).ToString());

    [Fact]
    public void A_mask_shows_what_may_be_looked_at()
    {
        Assert.Equal("Mask [2, 2]\n[[1, 0],\n [1, 1]]", Mask.Causal(2).ToString());
        Assert.Equal("Mask [2, 2]", XElement.Parse(Mask.Causal(2).ToHtml()).Element("figcaption")!.Value);
    }

    [Fact]
    public void On_a_page_it_is_a_table_a_matrix_under_its_shape()
    {
        var html = XElement.Parse(Counting(2, 20, 3).ToHtml());
        Assert.Equal(2, html.Elements("table").Count());
        Assert.Equal("Tensor [2, 20, 3]", html.Element("figcaption")!.Value);
    }
}
