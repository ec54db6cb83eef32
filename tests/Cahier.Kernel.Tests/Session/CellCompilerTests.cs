using Cahier.Kernel.Session;

namespace Cahier.Kernel.Tests.Session;

public class CellCompilerTests
{
    [Theory]
    [InlineData("Enumerable.Repeat(1,9).Where(x=>x>limit).Count()")]
    [InlineData("Func<int, bool> f = x => x > limit;")]
    [InlineData("int F(int n)=>n<limit?0:F(n-1);")]
    [InlineData("while(limit>0)limit--;")]
    public void Checks_are_in_what_runs(string code)
    {
        using var copies = new ShadowCopies();
        var compiler = new CellCompiler(Path.GetTempPath(), copies);
        Assert.NotNull(compiler.Compile("var limit = 1;", 1, CancellationToken.None).Body);

        var compiled = compiler.Compile(code, 2, CancellationToken.None);

        // A check that does not compile would leave the cell as it was written.
        Assert.NotNull(compiled.Body);
        Assert.Contains("CellChecks", compiled.Text.Text.ToString(), StringComparison.Ordinal);
    }
}
