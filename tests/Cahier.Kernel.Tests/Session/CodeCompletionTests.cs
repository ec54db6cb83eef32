using Cahier.Kernel.Session;

namespace Cahier.Kernel.Tests.Session;

public sealed class CodeCompletionTests : IDisposable
{
    private readonly ShadowCopies _copies = new();
    private readonly CellCompiler _compiler;

    public CodeCompletionTests()
    {
        _compiler = new CellCompiler(Path.GetTempPath(), _copies);
        _compiler.Compile("var width = 64; record Point(int X, int Y); var point = new Point(1, 2);", 1, CancellationToken.None);
    }

    public void Dispose() => _copies.Dispose();

    [Theory]
    [InlineData("wid|", "width")]
    [InlineData("point.|", "X")]
    [InlineData("point?.|", "Y")]
    [InlineData("Math.Sq|", "Sqrt")]
    [InlineData("new[] { 1 }.Sel|", "Select")]
    [InlineData("System.Lin|", "Linq")]
    [InlineData("using System.Tex|", "Text")]
    [InlineData("forea|", "foreach")]
    [InlineData("int F(int seed) { return se| }", "seed")]
    [InlineData("disp|", "display")]
    [InlineData("Poi|", "Point")]
    public void What_may_stand_at_the_cursor_is_offered(string code, string expected) => Assert.Contains(expected, Names(code));

    [Theory]
    [InlineData("\"wid|\"", "width")]
    [InlineData("// wid|", "width")]
    [InlineData("point.|", "width")]
    [InlineData("point.|", "Equality")]
    [InlineData("Math.|", "ToString")]
    public void What_may_not_is_not(string code, string unexpected) => Assert.DoesNotContain(unexpected, Names(code));

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("for (var i = 0; i < 3; i++) {", "incomplete")]
    [InlineData("int x = ;", "invalid")]
    public void A_cell_is_whole_or_not(string code, string expected) => Assert.Equal(expected, CodeCompletion.Status(_compiler, code));

    [Fact]
    public void A_name_has_a_signature() => Assert.Contains("Sqrt(double", CodeCompletion.SignatureAt(_compiler, "Math.Sqrt(2)", 7), StringComparison.Ordinal);

    private IEnumerable<string> Names(string code) =>
        CodeCompletion.At(_compiler, code.Replace("|", "", StringComparison.Ordinal), code.IndexOf('|', StringComparison.Ordinal)).Items.Select(item => item.Name);
}
