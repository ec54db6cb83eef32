using Cahier.Kernel.Code.Formatting;

namespace Cahier.Kernel.Tests.Code.Formatting;

public sealed class CodeFormatterTests : IDisposable
{
    private readonly TestNotebook _notebook = new();
    private readonly CodeFormatter _formatter;

    public CodeFormatterTests() => _formatter = new CodeFormatter(_notebook.Analyst);

    public void Dispose()
    {
        _formatter.Dispose();
        _notebook.Dispose();
    }

    [Fact]
    public async Task White_space_becomes_what_NET_recommends_and_everything_else_stays()
    {
        const string Written = """
            #r   "../lib/Some.dll"
            using   System.IO;
            #!time
            // A comment
            var   width=64; // @param {min: 1, max: 256}
            int F( int x ){
              if(x>3){return 1;}
            return   2;
            }
            /* two
               lines */
            foreach(var i in new[]{1,2}) Console.WriteLine( $"{ i } {  i:F2}" );
            var s = "a   b";
            width
            """;
        const string Expected = """
            #r   "../lib/Some.dll"
            using System.IO;
            #!time
            // A comment
            var width = 64; // @param {min: 1, max: 256}
            int F(int x)
            {
                if (x > 3) { return 1; }
                return 2;
            }
            /* two
               lines */
            foreach (var i in new[] { 1, 2 }) Console.WriteLine($"{i} {i:F2}");
            var s = "a   b";
            width
            """;
        Assert.Equal(Lines(Expected), await FormatAsync(Lines(Written)));
        Assert.Equal(Lines(Expected), await FormatAsync(Lines(Expected)));
    }

    [Theory]
    [InlineData("if (x > 3\nclass A{")]
    [InlineData("foo(1,,2\n  var s = \"open")]
    [InlineData("{ } } ) (")]
    [InlineData("var r = \"\"\"\n   raw\n  \"\"\";")]
    [InlineData("#!markdown\n#   Title\n  * text   more")]
    [InlineData("#if false\n  anything   goes\n#endif")]
    public async Task Unfinished_code_keeps_its_tokens_and_a_second_time_changes_nothing(string code)
    {
        var once = await FormatAsync(code);
        Assert.Equal(Squeezed(code), Squeezed(once));
        Assert.Equal(once, await FormatAsync(once));
    }

    [Fact]
    public async Task Prose_is_nobodys_code()
    {
        const string Prose = "#!markdown\n#   Title   of\n  var  x=1;";
        Assert.Equal(Prose, await FormatAsync(Prose));
    }

    [Fact]
    public async Task The_rules_of_an_editorconfig_above_the_notebook_hold()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_notebook.Folder, ".editorconfig"),
            "root = true\n[*.cs]\nindent_size = 2\ncsharp_new_line_before_open_brace = none\n",
            TestContext.Current.CancellationToken);
        Assert.Equal("int F() {\n  return 1;\n}", await FormatAsync("int F()\n{\n return 1;\n}"));
    }

    [Fact]
    public async Task Lines_end_as_they_did()
    {
        Assert.Equal("int F()\r\n{\r\n    return 1;\r\n}", await FormatAsync("int F()\r\n{\r\n return 1;\r\n}"));
        Assert.Equal("int F()\n{\n    return 1;\n}", await FormatAsync("int F(){\n return 1;\n}"));
    }

    private Task<string> FormatAsync(string code) => _formatter.FormatAsync(code, TestContext.Current.CancellationToken);

    private static string Squeezed(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
