using Cahier.Kernel.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Tests.Code;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData("1 + 1", "complete", 0)]
    [InlineData("", "complete", 0)]
    [InlineData("int x = ;", "invalid", 0)]
    [InlineData("for (var i = 0; i < 3; i++) {", "incomplete", 4)]
    [InlineData("for (var i = 0; i < 3; i++)", "incomplete", 4)]
    [InlineData("if (true)\n{\n    if (true)\n    {", "incomplete", 8)]
    [InlineData("if (true)\n{\n    var z = 3;", "incomplete", 4)]
    [InlineData("Console.WriteLine(1,", "incomplete", 4)]
    [InlineData("class A\n{\n    int x;\n", "incomplete", 4)]
    public void A_cell_is_whole_or_not_and_the_next_line_is_indented(string code, string status, int indent)
    {
        var whole = Completeness.Of(code, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script));
        Assert.Equal((status, new string(' ', indent)), (whole.Status, whole.Indent));
    }
}
