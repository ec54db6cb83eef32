using Cahier.Kernel.Display;

namespace Cahier.Kernel.Tests.Display;

public class PlainTextTests
{
    private sealed record Point(int X, double Y);

    private sealed class Holder
    {
        public string Name { get; } = "h";

        public int[] Items { get; } = [1, 2];

        public Holder? Next { get; set; }

        public static int Bad => 0;

        public int Throws => Name is "h" ? throw new InvalidOperationException("no") : 0;
    }

    [Fact]
    public void Values_are_written_as_one_would_in_CSharp()
    {
        Assert.Equal("1.5", PlainText.Of(1.5f));
        Assert.Equal("é", PlainText.Of("é"));
        Assert.Equal("True", PlainText.Of(true));
        Assert.Equal("[1, 2, 3]", PlainText.Of(new[] { 1, 2, 3 }));
        Assert.Equal("[\"a\", null]", PlainText.Of(new List<string?> { "a", null }));
        Assert.Equal("[[1, 2], [3, 4]]", PlainText.Of(new float[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal("{ \"a\": 1 }", PlainText.Of(new Dictionary<string, int> { ["a"] = 1 }));
        Assert.Equal("(1, \"b\")", PlainText.Of((1, "b")));
        Assert.Equal("Point { X = 1, Y = 2.5 }", PlainText.Of(new Point(1, 2.5)));
        Assert.Equal("{ A = 1 }", PlainText.Of(new { A = 1 }));
        Assert.Equal("List<Dictionary<string, int[]>>", PlainText.Of(typeof(List<Dictionary<string, int[]>>)));
        Assert.Equal("Holder { Name = \"h\", Items = [1, 2], Next = null, Throws = \"(InvalidOperationException: no)\" }", PlainText.Of(new Holder()));
    }

    [Fact]
    public void A_value_that_contains_itself_ends()
    {
        var holder = new Holder();
        holder.Next = holder;
        Assert.InRange(PlainText.Of(holder).Length, 1, 1000);
    }

    [Fact]
    public void Looking_at_a_task_does_not_wait_for_it() =>
        Assert.Equal("Task<int> (WaitingForActivation)", PlainText.Of(new TaskCompletionSource<int>().Task));

    [Fact]
    public void A_table_has_a_column_for_each_property_and_is_bounded()
    {
        var html = HtmlView.Of(Enumerable.Range(0, 100).Select(i => new { i, Text = "<é>" }).ToList())!;
        Assert.Contains("<th>i</th><th>Text</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>19</td><td>&lt;é&gt;</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>20</td>", html, StringComparison.Ordinal);
        Assert.Contains("… 80 more", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_line_says_has_no_table()
    {
        foreach (var value in (object?[])[1, "text", null, DateTime.UnixEpoch, new Uri("urn:y"), new Version(1, 2), Task.CompletedTask, new InvalidOperationException("e")])
        {
            Assert.Null(HtmlView.Of(value));
        }
    }
}
