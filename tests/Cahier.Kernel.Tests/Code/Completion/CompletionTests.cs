using Cahier.Kernel.Code.Completion;

namespace Cahier.Kernel.Tests.Code.Completion;

public sealed class CompletionTests(CompletionTests.Cells cells) : IClassFixture<CompletionTests.Cells>
{
    [Theory]
    [InlineData("wid|", "width")]
    [InlineData("point.|", "X")]
    [InlineData("point?.|", "Y")]
    [InlineData("Math.Sq|", "Sqrt")]
    [InlineData("System.Lin|", "Linq")]
    [InlineData("using System.Tex|", "Text")]
    [InlineData("using static System.Mat|", "Math")]
    [InlineData("forea|", "foreach")]
    [InlineData("int F(int seed) { return se| }", "seed")]
    [InlineData("if (true) { var inner = 3; inn| }", "inner")]
    [InlineData("disp|", "display")]
    [InlineData("Poi|", "Point")]
    [InlineData("5.Hal|", "Half")]
    [InlineData("new[] { 1 }.Sel|", "Select")]
    [InlineData("File.ReadAllT|", "ReadAllText")]
    [InlineData("Math.Max(1, 2).CompareT|", "CompareTo")]
    [InlineData("new[] { point }.Where(p => p.X > 0).Select(q => q.|", "Y")]
    [InlineData("var all = from p in new[] { point } where p.| select p;", "X")]
    [InlineData("foreach (var p in new[] { point }) { Console.WriteLine($\"{p.|}\"); }", "X")]
    [InlineData("var s = $\"a {wid|", "width")]
    [InlineData("/* one */ wid|", "width")]
    [InlineData("await Task.Del|", "Delay")]
    [InlineData("int? n = 3; n.Has|", "HasValue")]
    [InlineData("int? n = 3; n?.CompareT|", "CompareTo")]
    [InlineData("global::Syst|", "System")]
    [InlineData("new Dictionary<string, Poi|", "Point")]
    [InlineData("foreach (var x i|", "in")]
    [InlineData("point i|", "is")]
    [InlineData("class A { pub| }", "public")]
    public void What_may_stand_at_the_cursor_is_offered(string code, string expected) => Assert.Contains(expected, cells.Names(code));

    [Theory]
    [InlineData("\"wid|\"", "width")]
    [InlineData("var s = \"wid|", "width")]
    [InlineData("var s = $\"wid|\"", "width")]
    [InlineData("var s = $\"{width}wid|\"", "width")]
    [InlineData("var s = $\"{width:wid|}\"", "width")]
    [InlineData("var s = \"\"\"\n  wid|\n  \"\"\";", "width")]
    [InlineData("'w|", "width")]
    [InlineData("// wid|", "width")]
    [InlineData("/* wid|", "width")]
    [InlineData("/// wid|", "width")]
    [InlineData("3wid|", "width")]
    [InlineData("point.|", "width")]
    [InlineData("point.|", "Equality")]
    [InlineData("point.|", "foreach")]
    [InlineData("Math.|", "ToString")]
    [InlineData("var wid|", "width")]
    [InlineData("var |", "width")]
    [InlineData("Point wid|", "width")]
    [InlineData("class Poi|", "Point")]
    [InlineData("using |", "File")]
    [InlineData("new Mat|", "Math")]
    [InlineData("width wid|", "width")]
    public void What_may_not_is_not(string code, string unexpected) => Assert.DoesNotContain(unexpected, cells.Names(code));

    [Theory]
    [InlineData("point.|\nvar z = 3;")]
    [InlineData("point.|\nConsole.WriteLine(1);")]
    [InlineData("if (point.| {")]
    [InlineData("Foo(point.|, 1)\n}\nvar y = ;")]
    [InlineData("var a = new[] { 1, 2; point.|")]
    public void Errors_around_the_cursor_do_not_hide_a_values_members(string code) => Assert.Contains("X", cells.Names(code));

    [Theory]
    [InlineData("var s = new Settings { |", "Size", "Name")]
    [InlineData("Settings s = new() { |", "Size", "Name")]
    [InlineData("var q = point with { | }", "X", "Y")]
    [InlineData("if (point is { | })", "X", "Y")]
    public void Braces_ask_for_members(string code, params string[] expected) =>
        Assert.Equivalent(expected, cells.Names(code), strict: true);

    [Fact]
    public void A_member_that_has_its_value_is_not_asked_for_again() =>
        Assert.Equal(["Name"], cells.Names("var s = new Settings { Size = 1, |"));

    [Fact]
    public void A_lists_braces_ask_for_elements() => Assert.Contains("width", cells.Names("List<int> l = new() { | };"));

    [Theory]
    [InlineData("Color c = |")]
    [InlineData("Color c = R|")]
    [InlineData("var c = Color.Red; if (c == |")]
    [InlineData("var c = Color.Red; c = |")]
    [InlineData("var c = Color.Red; switch (c) { case | }")]
    [InlineData("var c = Color.Red; var n = c switch { | }")]
    [InlineData("Paint(|")]
    [InlineData("Color F() { return | }")]
    public void An_enumerations_members_come_first_where_it_is_wanted(string code) =>
        Assert.StartsWith("Color.", cells.Names(code)[0], StringComparison.Ordinal);

    [Fact]
    public void The_wanted_type_comes_first_behind_new() => Assert.Equal("List<Point>", cells.Names("List<Point> all = new |")[0]);

    [Fact]
    public void A_calls_arguments_can_be_named()
    {
        Assert.Contains("times:", cells.Names("Paint(Color.Red, ti|"));
        Assert.DoesNotContain("c:", cells.Names("Paint(Color.Red, |"));
    }

    [Fact]
    public void The_typed_case_comes_first_then_what_is_near_then_the_rest()
    {
        Assert.Equal(["Point", "point"], cells.Names("Poi|")[..2]);
        Assert.Equal(["point", "Point"], cells.Names("poi|")[..2]);
        Assert.Equal(["width", "while"], cells.Names("w|")[..2]);
        var names = cells.Names("int F(int color) { return co| }");
        Assert.Equal("color", names[0]);
        Assert.True(Array.IndexOf(names, "Color") < Array.IndexOf(names, "Console"));
    }

    [Theory]
    [InlineData("WL", "WriteLine", nameof(NameMatch.Words))]
    [InlineData("wrli", "WriteLine", nameof(NameMatch.Words))]
    [InlineData("wri", "WriteLine", nameof(NameMatch.PrefixIgnoringCase))]
    [InlineData("Wri", "WriteLine", nameof(NameMatch.Prefix))]
    [InlineData("", "WriteLine", nameof(NameMatch.Prefix))]
    [InlineData("line", "WriteLine", nameof(NameMatch.InnerWord))]
    [InlineData("line", "underline", nameof(NameMatch.None))]
    [InlineData("ie", "WriteLine", nameof(NameMatch.None))]
    [InlineData("LW", "WriteLine", nameof(NameMatch.None))]
    [InlineData("XR", "XmlReader", nameof(NameMatch.Words))]
    [InlineData("IOE", "IOException", nameof(NameMatch.Prefix))]
    public void A_name_is_found_by_the_beginnings_of_its_words(string typed, string name, string match) =>
        Assert.Equal(match, NameMatching.Of(name, typed).ToString());

    [Fact]
    public void What_its_author_hides_is_not_offered_and_what_is_obsolete_comes_last()
    {
        var names = cells.Names("new Old().|");
        Assert.DoesNotContain("Secret", names);
        Assert.Equal("Ancient", names[^1]);
    }

    [Fact]
    public void Letters_typed_behind_an_answer_narrow_it()
    {
        var all = cells.Find("Console.|").Items;
        var some = cells.Find("Console.Wri|").Items;
        Assert.Equal(["Write", "WriteLine"], some.Select(item => item.Text));
        Assert.Contains(some[0].Symbols[0], all.SelectMany(item => item.Symbols));
    }

    [Fact]
    public void A_cell_that_ran_meanwhile_is_seen()
    {
        using var notebook = new TestNotebook();
        var source = new CompletionSource(notebook.Analyst);
        Assert.Empty(source.At("newcom", 6).Items);
        notebook.Run("var newcomer = 1;");
        Assert.Equal("newcomer", Assert.Single(source.At("newcom", 6).Items).Text);
    }

    [Fact]
    public void Cells_above_that_have_not_run_count_as_declared()
    {
        var (code, position) = TestNotebook.At("later.|");
        var found = new CompletionSource(cells.Notebook.Analyst)
            .At(code, position, ["record Later(int Size);", "var later = new Later(3); int broken = ;"]);
        Assert.Contains("Size", found.Items.Select(item => item.Text));
        Assert.DoesNotContain("later", cells.Names("lat|"));
    }

    /// <summary>What the tests' questions build on.</summary>
    public sealed class Cells : IDisposable
    {
        private readonly CompletionSource _source;

        public Cells()
        {
            Notebook.Run("using System.IO; var width = 64; enum Color { Red, Green }");
            Notebook.Run("record Point(int X, int Y); var point = new Point(1, 2);");
            Notebook.Run("Color Paint(Color c, int times = 1) => c; static int Half(this int x) => x / 2;");
            Notebook.Run("class Settings { public int Size { get; set; } public string Name = \"\"; public int Fixed { get; } }");
            Notebook.Run("""
                class Old
                {
                    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)] public int Secret => 1;
                    [Obsolete("Use New.")] public int Ancient => 1;
                    public int New => 1;
                }
                """);
            _source = new CompletionSource(Notebook.Analyst);
        }

        public TestNotebook Notebook { get; } = new();

        internal CompletionList Find(string marked)
        {
            var (code, position) = TestNotebook.At(marked);
            return _source.At(code, position);
        }

        public string[] Names(string marked) => [.. Find(marked).Items.Select(item => item.Text)];

        public void Dispose() => Notebook.Dispose();
    }
}
