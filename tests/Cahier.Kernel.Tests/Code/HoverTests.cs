using Cahier.Kernel.Code;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Tests.Code;

public sealed class HoverTests : IClassFixture<HoverTests.Cells>
{
    private readonly Cells _cells;

    public HoverTests(Cells cells) => _cells = cells;

    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)", "Returns the square root")]
    [InlineData("Console.WriteLine|", "void Console.WriteLine(", "standard output")]
    [InlineData("Console.WriteLine(|", "void Console.WriteLine(", "and 1")]
    [InlineData("new List<int>().A|dd(3)", "void List<int>.Add(int item)", "Adds an object to the end")]
    [InlineData("\"a\".Len|gth", "int string.Length", "number of characters")]
    [InlineData("new[] { 1 }.Sel|ect(x => x)", "(extension) IEnumerable<int>", "Projects each element")]
    [InlineData("ISha|pe s;", "interface IShape", "A figure.")]
    [InlineData("new Square(1).Ar|ea()", "double Square.Area()", "How much it covers.")]
    [InlineData("new Square(1).Si|de", "double Square.Side", "Of each edge.")]
    [InlineData("Twi|ce(2)", "int Twice(int x)", "Twice x.")]
    [InlineData("Tw|ice(2)", "Returns", "Two times it.")]
    [InlineData("var y = 3; y|", "int y", "int y")]
    [InlineData("va|r y = 3;", "int", "32-bit signed integer")]
    public void A_name_has_a_signature_and_what_its_authors_say(string code, string signature, string words)
    {
        var hover = _cells.At(code);
        Assert.Contains(signature, hover!.PlainText, StringComparison.Ordinal);
        Assert.Contains(words, hover.PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// Math.Sq|rt")]
    [InlineData("\"Math.Sq|rt\"")]
    [InlineData("nowh|ere")]
    [InlineData("1 +| 1")]
    [InlineData("|")]
    public void What_has_no_meaning_has_none(string code) => Assert.Null(_cells.At(code));

    [Fact]
    public void The_name_at_the_cursor_is_what_is_meant()
    {
        var hover = _cells.At("var z = Math.Sq|rt(2);");
        Assert.Equal((13, 17), (hover!.Start, hover.End));
    }

    [Fact]
    public void Markdown_has_the_signature_as_code_and_French_has_its_own_titles()
    {
        var hover = _cells.At("\"\".Conta|ins('a')", NotebookLanguage.French);
        Assert.StartsWith("```csharp\nbool string.Contains(char value)\n```", hover!.Markdown, StringComparison.Ordinal);
        Assert.Contains("**Paramètres**\n\n- `value` – The character to seek.", hover.Markdown, StringComparison.Ordinal);
        Assert.Contains("autres surcharges", hover.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_everything_gets_all_overloads()
    {
        Assert.DoesNotContain("float Math.Max(float", _cells.At("Math.Ma|x(1, 2)")!.PlainText, StringComparison.Ordinal);
        Assert.Contains("float Math.Max(float", _cells.At("Math.Ma|x(1, 2)", detailed: true)!.PlainText, StringComparison.Ordinal);
    }

    /// <summary>What the tests' questions build on.</summary>
    public sealed class Cells : IDisposable
    {
        private readonly TestNotebook _notebook = new();

        public Cells() => _notebook.Run("""
            /// <summary>A figure.</summary>
            interface IShape
            {
                /// <summary>How much it covers.</summary>
                double Area();
            }

            /// <summary>All edges alike.</summary>
            /// <param name="Side">Of each edge.</param>
            record Square(double Side) : IShape
            {
                /// <inheritdoc/>
                public double Area() => Side * Side;
            }

            /// <summary>Twice <paramref name="x"/>.</summary>
            /// <returns>Two times it.</returns>
            int Twice(int x) => 2 * x;
            """);

        internal Hover? At(string marked, NotebookLanguage language = NotebookLanguage.English, bool detailed = false)
        {
            var (code, position) = TestNotebook.At(marked);
            return Hover.At(_notebook.Analyst, _notebook.Analyst.Read(code), position, detailed, language);
        }

        public void Dispose() => _notebook.Dispose();
    }
}
