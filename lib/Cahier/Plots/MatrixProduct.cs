using Cahier.Display;
using Cahier.Plots.Drawing;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>
/// A product of two small matrices with all its numbers, as on a board: left · right = result. One number of the result may be worked out,
/// with a frame around what it is made of.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class MatrixProduct : IHtml
{
    private readonly MatrixPicture _left, _right, _result;

    private MatrixProduct(MatrixPicture left, MatrixPicture right, MatrixPicture result) => (_left, _right, _result) = (left, right, result);

    /// <summary>The product of two matrices.</summary>
    /// <param name="left">[M, K]</param>
    /// <param name="right">[K, N]</param>
    /// <param name="names">What the three matrices are called: left, right, result.</param>
    /// <param name="rows">M words, beside the rows of the left matrix and of the result.</param>
    /// <param name="inner">K words, above the columns of the left matrix and beside the rows of the right one.</param>
    /// <param name="columns">N words, above the columns of the right matrix and of the result.</param>
    /// <param name="worked">The row and the column of the number that is worked out; the first one if not given.</param>
    /// <exception cref="ShapeException">The matrices cannot be multiplied.</exception>
    /// <exception cref="ArgumentException">Not three names, or not one word a row or column.</exception>
    /// <exception cref="IndexException">The result has no such row or column.</exception>
    public static MatrixProduct Of(
        Tensor left,
        Tensor right,
        string[] names,
        Labels rows = default,
        Labels inner = default,
        Labels columns = default,
        (int Row, int Column) worked = default)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(names);
        Shape.RequireExactRank(left, 2, nameof(MatrixProduct), nameof(left));
        Shape.RequireExactRank(right, 2, nameof(MatrixProduct), nameof(right));
        if (names.Length != 3)
            throw new ArgumentException(Messages.NamesOfProduct(names.Length), nameof(names));
        var result = left.MatMul(right);
        _ = result[worked.Row, worked.Column];      // asserts that there is such a number
        string[]? m = Words(rows, left.Dim(0), nameof(rows));
        string[]? k = Words(inner, left.Dim(1), nameof(inner));
        string[]? n = Words(columns, right.Dim(1), nameof(columns));
        MatrixPicture Picture(string name, Cells cells, string[]? beside, string[]? above) =>
            new(name, cells) { RowWords = beside, ColumnWords = above, Colors = MatrixPicture.SignedColors(cells.Values) };
        return new MatrixProduct(
            Picture(names[0], left, m, k) with { Row = worked.Row },
            Picture(names[1], right, k, n) with { Column = worked.Column },
            Picture(names[2], result, m, n) with { Row = worked.Row, Column = worked.Column });
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var id = FigureId.Next();
        var html = new SvgWriter();
        html.Open("figure").Attribute("class", "cahier-product").Attribute("id", id).Attribute("lang", Wording.Code)
            .Attribute("style", "margin:0 0 1em").Content();
        html.Open("div").Attribute("style", "display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .9rem").Content();
        _left.Write(html, id + "-left");
        Sign(html, "×");
        _right.Write(html, id + "-right");
        Sign(html, "=");
        _result.Write(html, id + "-result");
        html.Close("div");
        html.Open("figcaption").Attribute("style", "margin-top:.4rem;font:.88em/1.6 ui-monospace,Consolas,monospace").Content()
            .Text(Worked).Close("figcaption");
        return html.Close("figure").ToString();
    }

    /// <summary>The three names, and the number that is worked out.</summary>
    public override string ToString() => $"{_result.Name} = {_left.Name} × {_right.Name}\n{Worked}";

    private string Worked =>
        WorkedNumber.Of(_result.Name, _left.Cells, _right.Cells, _result.Row ?? 0, _result.Column ?? 0, _result.Cells);

    private static void Sign(SvgWriter html, string sign) =>
        html.Open("span").Attribute("style", "font-size:1.3em").Content().Text(sign).Close("span");

    private static string[]? Words(Labels labels, int count, string axis) =>
        !labels.Given || labels.Texts.Length == count
            ? (labels.Given ? labels.Texts : null)
            : throw new ArgumentException(Messages.WordsOfProduct(axis, labels.Texts.Length, count), axis);
}
