using Cahier.Display;

namespace Cahier.Tests.Display;

[Collection(AloneCollection.Name)]
public class TableTests
{
    private static readonly object[][] _rows = [["un", 1024L, 0.97049], ["deux < trois", 44_183_069, 1.0]];

    [Fact]
    public void Whole_numbers_are_in_full_and_others_have_the_decimals_their_column_needs()
    {
        var text = Speaking.In("fr", () => new Table(["nom", "nombre", "part"], _rows).ToString());

        Assert.Equal("nom               nombre    part\nun                 1\u202f024  0,9705\ndeux < trois  44\u202f183\u202f069  1,0000", text);
    }

    [Fact]
    public void Numbers_follow_the_language_of_the_notebook()
    {
        var (text, html) = Speaking.In("en", () => (Shares().ToString(), Shares().ToHtml()));

        Assert.Contains("44,183,069", text, StringComparison.Ordinal);
        Assert.Contains("0.9705", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_well_formed_and_words_are_escaped()
    {
        var html = System.Xml.Linq.XElement.Parse(new Table(["a & b", "count", "share"], _rows, caption: "<caption>").ToHtml());

        Assert.Equal("<caption>", html.Element("caption")!.Value);
        Assert.Equal("a & b", html.Descendants("th").First().Value);
        Assert.Equal(6, html.Descendants("td").Count());
    }

    [Fact]
    public void A_row_of_another_length_is_named()
    {
        var error = Speaking.In("en", () => Assert.Throws<ArgumentException>(() => new Table(["a", "b"], [[1, 2], [3]])));

        Assert.StartsWith("Table: row 1 has 1 values for 2 columns.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_still_has_its_heading() => Assert.Equal("a  b", new Table(["a", "b"], []).ToString());

    private static Table Shares() => new(["name", "count", "share"], _rows);
}
