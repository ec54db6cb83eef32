using Cahier.Kernel.Code;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Tests.Code;

/// <summary>A notebook of which some cells have run, in a folder of its own.</summary>
public sealed class TestNotebook : IDisposable
{
    private readonly ShadowCopies _copies = new();

    public TestNotebook()
    {
        Folder = Directory.CreateTempSubdirectory("cahier-test-é ").FullName;
        Compiler = new CellCompiler(Folder, _copies);
        Analyst = new CodeAnalyst(Compiler, _copies, Folder);
    }

    public string Folder { get; }

    internal CellCompiler Compiler { get; }

    internal CodeAnalyst Analyst { get; }

    /// <summary>Compiles a cell, which then is one of those above.</summary>
    public void Run(string code)
    {
        var compiled = Compiler.Compile(code, 1, CancellationToken.None);
        Assert.True(compiled.Body is not null, string.Join('\n', compiled.Diagnostics));
    }

    /// <summary>Code with its cursor written as <c>|</c>.</summary>
    public static (string Code, int Position) At(string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        return (marked.Remove(position, 1), position);
    }

    public void Dispose()
    {
        _copies.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
