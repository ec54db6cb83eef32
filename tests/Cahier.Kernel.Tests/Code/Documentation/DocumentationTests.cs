using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Cahier.Kernel.Code.Documentation;

namespace Cahier.Kernel.Tests.Code.Documentation;

public sealed class DocumentationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cahier-test-é ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_member_of_large_files_is_found_wherever_the_reading_was_cut()
    {
        // Entries of all lengths, so that some stand across the ends of what is read at a time.
        static string Words(int i) => string.Concat(Enumerable.Repeat("é", i % 997)) + i.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder("<?xml version=\"1.0\"?><doc><members>\n");
        for (var i = 0; i < 3000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<member name=\"M:N.T.F{i}(System.Int32)\"><summary>{Words(i)}</summary></member>");
        }

        var other = Write("b.xml", "<doc><members><member name=\"T:B\"><summary>b</summary></member></members></doc>");
        var index = new DocumentationIndex([Write("a.xml", text + "</members></doc>"), other]);

        Assert.All(Enumerable.Range(0, 3000), i => Assert.Equal(Words(i), index.Find($"M:N.T.F{i}(System.Int32)")?.Value));
        Assert.Equal("b", index.Find("T:B")?.Value);
        Assert.Null(index.Find("T:C"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<doc><members><member name=\"T:A\"><summary>never ended")]
    [InlineData("<doc><members><member name=\"T:A\"><summary></wrong></member>")]
    [InlineData("<member name=\"")]
    public void A_broken_file_documents_nothing(string content) =>
        Assert.Null(new DocumentationIndex([Write("a.xml", content)]).Find("T:A"));

    [Fact]
    public void A_file_that_is_not_there_documents_nothing() =>
        Assert.Null(new DocumentationIndex([Path.Combine(_folder, "none.xml")]).Find("T:A"));

    [Theory]
    [InlineData("See <see cref=\"T:System.String\"/> and <see langword=\"null\"/>.", "See String and null.", "See `String` and `null`.")]
    [InlineData("<see cref=\"T:X\">the words</see>", "the words", "the words")]
    [InlineData("At <see href=\"https://example.org\"/>", "At https://example.org", "At `https://example.org`")]
    [InlineData("<paramref name=\"x\"/> is <c>x + 1</c>", "x is x + 1", "`x` is `x + 1`")]
    [InlineData("one\n      two   three", "one two three", "one two three")]
    [InlineData("<para>one</para><para>two</para>", "one\n\ntwo", "one\n\ntwo")]
    [InlineData("<list><item><description>a</description></item><item><description>b</description></item></list>", "- a\n- b", "- a\n- b")]
    [InlineData("<list><item><term>a</term><description>one</description></item></list>", "- a – one", "- a – one")]
    [InlineData("So:<code>\n    var x = 1;\n      x++;\n</code>", "So:\n\nvar x = 1;\n  x++;", "So:\n\n```csharp\nvar x = 1;\n  x++;\n```")]
    public void Elements_become_words(string summary, string plain, string markdown)
    {
        var member = XElement.Parse($"<member><summary>{summary}</summary></member>", LoadOptions.PreserveWhitespace);
        Assert.Equal(plain, DocumentationText.Read(member, markdown: false).Summary);
        Assert.Equal(markdown, DocumentationText.Read(member, markdown: true).Summary);
    }

    [Theory]
    [InlineData("T:System.Collections.Generic.List`1", "List")]
    [InlineData("M:System.Math.Max(System.Int32,System.Int32)", "Math.Max")]
    [InlineData("M:System.Linq.Enumerable.Select``2(System.Object)", "Enumerable.Select")]
    [InlineData("M:System.Text.StringBuilder.#ctor(System.Int32)", "StringBuilder")]
    [InlineData("P:System.String.Length", "String.Length")]
    [InlineData("N:System.Linq", "System.Linq")]
    [InlineData("!:unknown", "unknown")]
    public void A_documentation_id_has_a_short_name(string id, string name) => Assert.Equal(name, DocumentationText.ShortName(id));

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
