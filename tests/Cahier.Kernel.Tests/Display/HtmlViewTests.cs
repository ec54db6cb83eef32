using System.Xml.Linq;
using Cahier.Kernel.Display;

namespace Cahier.Kernel.Tests.Display;

public class HtmlViewTests
{
    private sealed class Card
    {
        private readonly string _name = "card";

        public string ToHtml() => $"<b>{_name}</b>";
    }

    [Fact]
    public void A_table_has_a_column_for_each_property_and_is_bounded()
    {
        var table = Table(Enumerable.Range(0, 100).Select(i => new { i, Text = "<é>" }).ToList());
        Assert.Equal("List, 100 items", table.Element("caption")!.Value);
        Assert.Equal(["i", "Text"], table.Element("thead")!.Descendants("th").Select(header => header.Value));
        Assert.All(table.Element("thead")!.Descendants("th"), header => Assert.Equal("col", header.Attribute("scope")!.Value));

        var rows = table.Element("tbody")!.Elements("tr").ToList();
        Assert.Equal(20, rows.Count);
        Assert.Equal(["19", "19", "<é>"], rows[^1].Elements().Select(cell => cell.Value));
        Assert.All(rows, row => Assert.Equal("row", row.Element("th")!.Attribute("scope")!.Value));
        Assert.Equal("text-align:right", rows[0].Elements("td").First().Attribute("style")!.Value);
        Assert.Equal("… 80 more", table.Element("tfoot")!.Value);
    }

    [Fact]
    public void A_dictionary_is_a_table_of_its_keys()
    {
        var table = Table(new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 });
        Assert.Equal(["key", "value"], table.Element("thead")!.Descendants("th").Select(header => header.Value));
        Assert.Equal(["one1", "two2"], table.Element("tbody")!.Elements("tr").Select(row => row.Value));
        Assert.Equal(["Key", "Value"], Table(new Dictionary<string, int> { ["one"] = 1 }.OrderBy(entry => entry.Value)).Element("thead")!.Descendants("th").Select(header => header.Value));
    }

    [Fact]
    public void A_matrix_has_numbered_rows_and_columns()
    {
        var table = Table(new double[,] { { 1, 2.5 }, { 3, 4 } });
        Assert.Equal("double[2, 2]", table.Element("caption")!.Value);
        Assert.Equal(["0", "1"], table.Element("thead")!.Descendants("th").Select(header => header.Value));
        Assert.Equal(["012.5", "134"], table.Element("tbody")!.Elements("tr").Select(row => row.Value));
        Assert.Equal(["012", "134"], Table(new int[][] { [1, 2], [3, 4] }).Element("tbody")!.Elements("tr").Select(row => row.Value));
        Assert.EndsWith("… 80 more", Table(new int[100, 100]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_value_holds_is_folded_when_it_is_long()
    {
        var table = Table(new { Short = new { A = 1 }, Long = Enumerable.Range(0, 15).Select(i => new { Name = $"item {i}" }).ToList() });
        var cells = table.Element("tbody")!.Elements("tr").Select(row => row.Element("td")!).ToList();
        Assert.Equal("{ A = 1 }", cells[0].Value);
        var folded = cells[1].Element("details")!;
        Assert.StartsWith("[{ Name = \"item 0\" }", folded.Element("summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(15, folded.Element("table")!.Element("tbody")!.Elements("tr").Count());
    }

    [Fact]
    public void A_value_with_a_view_of_its_own_keeps_it_inside_of_others()
    {
        Assert.Equal("<b>card</b>", Assert.Single(Table(new { Card = new Card() }).Descendants("b")).ToString());
        Assert.Equal(2, Table(new object[] { new Card(), new Card() }).Descendants("b").Count());
    }

    [Fact]
    public void A_group_shows_its_key()
    {
        var table = Table(new[] { "a", "bb", "cc" }.GroupBy(text => text.Length));
        Assert.Equal(["1", "2"], table.Descendants("th").Select(header => header.Value));
    }

    [Fact]
    public void A_property_that_throws_is_shown_as_such() =>
        Assert.Contains("(InvalidOperationException: no)", Table(new { Uri = new Failing() }).Value, StringComparison.Ordinal);

    [Fact]
    public void What_one_line_says_has_no_table()
    {
        foreach (var value in (object?[])[1, "text", null, DateTime.UnixEpoch, new Uri("urn:y"), new Version(1, 2), Task.CompletedTask, new InvalidOperationException("e"), new[] { 1, 2 }, new List<int>(), typeof(int)])
        {
            Assert.Null(HtmlView.Of(value));
        }
    }

    private sealed class Failing
    {
        public int Value => GetHashCode() == 0 ? 0 : throw new InvalidOperationException("no");
    }

    // It is well-formed, too: what a page's own parser would repair is not there.
    private static XElement Table(object value)
    {
        var table = XElement.Parse(HtmlView.Of(value)!);
        Assert.Equal("table", table.Name);
        return table;
    }
}
