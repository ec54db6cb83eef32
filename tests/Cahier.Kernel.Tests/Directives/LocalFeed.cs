using System.IO.Compression;
using Cahier.Kernel.Session;
using Cahier.Kernel.Tests.Client;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Tests.Directives;

/// <summary>A kernel whose NuGet knows one source, a folder that the test fills, and keeps its packages in the test's own folder.</summary>
internal sealed class LocalFeed : TestKernel
{
    private readonly string _state = Directory.CreateTempSubdirectory("cahier-nuget-").FullName;

    public LocalFeed()
    {
        Source = Directory.CreateDirectory(Path.Combine(Folder, "source é")).FullName;
        Config(Source);
    }

    public string Source { get; }

    protected override IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_state, "packages"),
        ["CAHIER_CACHE"] = Path.Combine(_state, "cache"),
    };

    /// <summary>Starts a second kernel on the same state, as a reader does the day after.</summary>
    public static async Task<LocalFeed> OpenAsync(Action<LocalFeed> prepare)
    {
        var feed = new LocalFeed();
        prepare(feed);
        await feed.InitializeAsync();
        return feed;
    }

    public void Config(string source) => File.WriteAllText(
        Path.Combine(Folder, "nuget.config"),
        $"""<configuration><packageSources><clear /><add key="only" value="{source}" allowInsecureConnections="true" /></packageSources></configuration>""");

    /// <summary>Packs a library of one class.</summary>
    /// <param name="name">The package, its library and its namespace.</param>
    /// <param name="version">The package's version; the class's constant <c>Version</c>.</param>
    /// <param name="body">More members of the class <c>Facts</c>.</param>
    /// <param name="needs">Another package of this feed, with its version.</param>
    /// <param name="framework">What it is made for.</param>
    /// <param name="files">More files in the package.</param>
    public void Pack(string name, string version, string body = "", (string Name, string Version)? needs = null, string framework = "net10.0", params (string Path, string Text)[] files)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"namespace {name.Replace('.', '_')} {{ public static class Facts {{ public const string Version = \"{version}\"; {body} }} }}")],
            [.. CellReferences.Framework(), .. needs is { } other ? [MetadataReference.CreateFromFile(Path.Combine(_state, other.Name + ".dll"))] : Array.Empty<MetadataReference>()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var library = Path.Combine(_state, name + ".dll");
        Assert.True(compilation.Emit(library).Success);

        using var package = ZipFile.Open(Path.Combine(Source, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependency = needs is { } needed ? $"""<dependency id="{needed.Name}" version="{needed.Version}" />""" : "";
        Add($"{name}.nuspec", $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{name}</id><version>{version}</version><authors>test</authors>
            <description>test</description><dependencies><group targetFramework="{framework}">{dependency}</group></dependencies></metadata></package>
            """);
        package.CreateEntryFromFile(library, $"lib/{framework}/{name}.dll");
        foreach (var (path, text) in files)
        {
            Add(path, text);
        }

        void Add(string path, string text)
        {
            using var writer = new StreamWriter(package.CreateEntry(path).Open());
            writer.Write(text);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_state, recursive: true);
    }
}
