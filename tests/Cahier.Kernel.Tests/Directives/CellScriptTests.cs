using Cahier.Kernel.Directives;

namespace Cahier.Kernel.Tests.Directives;

public class CellScriptTests
{
    [Theory]
    [InlineData("#!time\nvar x = 1;", "#!time", "")]
    [InlineData("var x = 1;\n  #!import  outils.ipynb  \nx", "#!import", "outils.ipynb")]
    [InlineData("#!import \"mes outils.ipynb\"", "#!import", "mes outils.ipynb")]
    [InlineData("#r \"nuget: A.B, 1.2\" // why\n1", "#r", "A.B, 1.2")]
    [InlineData("#r \"nuget:A.B\"", "#r", "A.B")]
    [InlineData("#i \"nuget: ../feed\"\r\n1", "#i", "nuget: ../feed")]
    public void A_directive_is_found_and_the_rest_stays_where_it_was(string code, string name, string argument)
    {
        var part = Assert.Single(CellScript.Read(code));
        var directive = Assert.Single(part.Directives);
        Assert.Equal((name, argument), (directive.Name, directive.Argument));
        Assert.Equal(code.Length, part.Text.Length);
        Assert.DoesNotContain('#', part.Text);
        Assert.Equal(code.Count(c => c == '\n'), part.Text.Count(c => c == '\n'));
        Assert.Equal(part.Text, CellScript.ForCompiler(code));
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\";")]
    [InlineData("/*\n#!time\n*/ 1")]
    [InlineData("#if false\n#!time\n#endif")]
    [InlineData("#r \"a.dll\"\n#nullable enable\n#region x\n#endregion")]
    [InlineData("// #!time")]
    public void What_is_text_comment_or_the_compilers_is_left_alone(string code)
    {
        var part = Assert.Single(CellScript.Read(code));
        Assert.Empty(part.Directives);
        Assert.Equal(code, part.Text);
    }

    [Fact]
    public void A_cell_may_change_its_language()
    {
        const string Code = "#!markdown\n# L'œuvre \"\"\" /*\n#!time is text here\n#!csharp\nvar x = 1;\n#!html\n<b>x</b>";
        var parts = CellScript.Read(Code);
        Assert.Equal([CellPartKind.Markdown, CellPartKind.CSharp, CellPartKind.Html], parts.Select(part => part.Kind));
        Assert.Equal("# L'œuvre \"\"\" /*\n#!time is text here", parts[0].Text);
        Assert.Equal("<b>x</b>", parts[2].Text);

        // The fifth line is still the fifth.
        Assert.Equal("var x = 1;", parts[1].Text.Split('\n')[4]);
        Assert.Equal(Code.Length, CellScript.ForCompiler(Code).Length);
        Assert.Equal("var x = 1;", CellScript.ForCompiler(Code).Trim());
    }
}
