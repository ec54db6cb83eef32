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

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { 1.5f, "1.5" },
        { -0.25m, "-0.25" },
        { double.NaN, "NaN" },
        { "é", "é" },
        { 'c', "c" },
        { true, "True" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2026, 11, 20), "2026-11-20" },
        { new DateTime(2026, 11, 20, 8, 5, 0, 250), "2026-11-20 08:05:00.25" },
        { new DateTimeOffset(2026, 11, 20, 8, 5, 0, TimeSpan.FromHours(1)), "2026-11-20 08:05:00 +01:00" },
        { new DateOnly(2026, 11, 20), "2026-11-20" },
        { TimeSpan.FromMinutes(90), "01:30:00" },
        { new[] { 1, 2, 3 }, "[1, 2, 3]" },
        { new List<string?> { "a", null }, "[\"a\", null]" },
        { Array.Empty<int>(), "[]" },
        { new float[,] { { 1, 2.5f }, { 3, 4 } }, "[[  1, 2.5],\n [  3,   4]]" },
        { new double[][] { [1, 2], [3, 4] }, "[[1, 2],\n [3, 4]]" },
        { new int[][] { [1], [2, 3] }, "[[1], [2, 3]]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{ \"a\": 1 }" },
        { new Dictionary<string, int>(), "{}" },
        { (1, "b"), "(1, \"b\")" },
        { (1, 2, 3, 4, 5, 6, 7, 8, 9), "(1, 2, 3, 4, 5, 6, 7, 8, 9)" },
        { new Point(1, 2.5), "Point { X = 1, Y = 2.5 }" },
        { new { A = 1 }, "{ A = 1 }" },
        { new KeyValuePair<string, int>("a", 1), "KeyValuePair<string, int> { Key = \"a\", Value = 1 }" },
        { typeof(List<Dictionary<string, int[]>>), "List<Dictionary<string, int[]>>" },
        { typeof((int, string)[]), "(int, string)[]" },
        { new Holder(), "Holder { Name = \"h\", Items = [1, 2], Next = null, Throws = (InvalidOperationException: no) }" },
        { new[] { "a", "b" }.GroupBy(text => text.Length), "[1: [\"a\", \"b\"]]" },
        { new Func<int, int>(x => x), "Func<int, int>" },
        { Task.FromResult(42), "Task<int>: 42" },
        { Task.CompletedTask, "Task (RanToCompletion)" },
        { Task.FromException<int>(new InvalidOperationException("no")), "Task<int>: InvalidOperationException: no" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_written_as_one_would_in_CSharp(object? value, string expected) => Assert.Equal(expected, PlainText.Of(value));

    [Fact]
    public void Looking_at_a_task_does_not_wait_for_it_and_says_how_to()
    {
        async Task<int> Slow(Task first)
        {
            await first;
            return 1;
        }

        const string Expected = "Task<int> (WaitingForActivation): write await in front of it to get its value";
        Assert.Equal(Expected, PlainText.Of(new TaskCompletionSource<int>().Task));
        Assert.Equal(Expected, PlainText.Of(Slow(new TaskCompletionSource().Task)));
    }

    [Fact]
    public void Objects_in_a_row_are_a_table_for_a_terminal()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new { Name = i == 1 ? "deux\nlignes" : "n", Square = i * i }).ToList();
        var lines = PlainText.Of(rows).Split('\n');
        Assert.Equal(["Name         Square", "n                 0", "deux lignes       1"], lines[..3]);
        Assert.Equal((22, "… 10 more"), (lines.Length, lines[^1]));
    }

    [Fact]
    public void A_value_that_contains_itself_ends()
    {
        var holder = new Holder();
        holder.Next = holder;
        Assert.Contains("Next = (itself)", PlainText.Of(holder), StringComparison.Ordinal);
        var list = new List<object>();
        list.Add(list);
        Assert.Equal("[(itself)]", PlainText.Of(list));
    }

    [Fact]
    public void A_wide_and_deep_value_ends()
    {
        object Deep(int levels) => levels == 0 ? "bottom" : Enumerable.Repeat(levels, 1000).Select(level => Deep(level - 1));
        Assert.InRange(PlainText.Of(Deep(20)).Length, 1, 200_000);
    }

    [Fact]
    public void A_sequence_is_read_once_and_no_further_than_it_is_shown()
    {
        var read = 0;
        IEnumerable<int> Counted()
        {
            while (true)
            {
                yield return read++;
            }
        }

        var forms = ValueFormatter.Format(Counted(), []).Forms;
        Assert.Equal(51, read);
        Assert.EndsWith("48, 49, …]", Assert.Single(forms).Text, StringComparison.Ordinal);
    }
}
