using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Tests.Session;

public sealed class SdkCompilerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cahier-sdk-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_newest_released_SDK_of_the_runtimes_version_is_taken()
    {
        var major = Environment.Version.Major;
        Install($"{major}.0.99");
        Install($"{major}.0.401");
        Install($"{major}.0.401-rc.1");
        Install($"{major + 1}.0.100");
        Directory.CreateDirectory(Path.Combine(_root, "sdk", $"{major}.0.999"));     // without a compiler

        Assert.Equal(Path.Combine(_root, "sdk", $"{major}.0.401", "Roslyn", "bincore"), SdkCompiler.FindFolder([_root]));
    }

    [Fact]
    public void Without_an_SDK_the_reader_is_told_to_install_it()
    {
        var error = Assert.Throws<NoCompilerException>(() => SdkCompiler.FindFolder([_root]));
        Assert.Contains(_root, error.Text.In(NotebookLanguage.French), StringComparison.Ordinal);
        Assert.Contains("Installez le SDK .NET", error.Text.In(NotebookLanguage.French), StringComparison.Ordinal);
    }

    private void Install(string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "sdk", version, "Roslyn", "bincore")).FullName;
        File.WriteAllText(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.dll"), "");
    }
}
