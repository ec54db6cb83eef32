using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cahier.Kernel.Directives.Packages;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Session;

/// <summary>What cells may use: the framework, this kernel's own <c>display</c>, and the libraries that <c>#r</c> names.</summary>
internal sealed class CellReferences(string folder, ShadowCopies copies, CellLoadContext loading) : MetadataReferenceResolver
{
    // Cells run while questions about code are answered.
    private readonly ConcurrentDictionary<string, Text> _problems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _packages = [];

    /// <summary>For the first submission only; the later ones inherit them. Passed each time they would cost 2 MB a cell.</summary>
    public static IEnumerable<MetadataReference> Framework()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.EnumerateFiles(framework, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && !name.Contains(".Native", StringComparison.Ordinal) && IsManaged(name))
            .Append(typeof(CellReferences).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    /// <summary>Lets cells load what packages hold, and gives what they are compiled against. What .NET itself has is newer than a package's copy.</summary>
    public IReadOnlyList<MetadataReference> Use(RestoredPackages packages)
    {
        var frameworks = packages.Frameworks.SelectMany(SharedFramework).ToList();
        loading.AddPackages([.. packages.ForRuntime.Where(IsNotFrameworks), .. frameworks], packages.Native);
        return [.. packages.ForCompiler.Where(IsNotFrameworks).Concat(frameworks).Where(_packages.Add).Select(path => MetadataReference.CreateFromFile(path))];
    }

    /// <summary>Why a <c>#r</c> could not be resolved, by its text.</summary>
    public Text? ProblemOf(string reference) => _problems.TryGetValue(reference, out var problem) ? problem : null;

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // Those of a cell are directives; a loaded file's are not looked at before it is compiled.
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(reference, KernelTexts.PackagesUnsupported(reference));
        }

        // `#r "System.Net.Http"`: already there.
        if (Path.GetFileName(reference) == reference && FrameworkAssembly(reference) is { } known)
        {
            return [MetadataReference.CreateFromFile(known, properties)];
        }

        var path = PathOf(reference, baseFilePath);
        if (!File.Exists(path))
        {
            return Refuse(reference, Path.GetFileName(path) == "Cahier.dll" ? KernelTexts.CourseLibraryMissing(reference) : KernelTexts.LibraryMissing(reference, folder));
        }

        try
        {
            var copy = copies.Take(path);
            loading.AddLibrary(copy);
            return [MetadataReference.CreateFromFile(copy, properties)];
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return Refuse(reference, KernelTexts.LibraryUnreadable(reference));
        }
    }

    /// <summary>The file that a <c>#r</c> names, if it names a file.</summary>
    public string PathOf(string reference, string? baseFilePath) =>
        Path.GetFullPath(reference.Replace('\\', '/'), CellSources.FolderOf(baseFilePath) ?? folder);

    // What a referenced library shows of its own dependencies lies beside its copy.
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        definition is PortableExecutableReference { FilePath: { } path }
        && Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll") is var beside
        && File.Exists(beside)
            ? MetadataReference.CreateFromFile(beside)
            : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private ImmutableArray<PortableExecutableReference> Refuse(string reference, Text why)
    {
        _problems[reference] = why;
        return [];
    }

    // …/shared/Microsoft.AspNetCore.App/10.0.x lies beside …/shared/Microsoft.NETCore.App/10.0.x.
    private static IEnumerable<string> SharedFramework(string name)
    {
        var own = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var folder = Path.Combine(own.Parent!.Parent!.FullName, name, own.Name);
        return Directory.Exists(folder) && name != own.Parent.Name ? Directory.EnumerateFiles(folder, "*.dll").Where(path => IsManaged(Path.GetFileName(path))) : [];
    }

    private static bool IsNotFrameworks(string path) => FrameworkAssembly(Path.GetFileName(path)) is null;

    private static string? FrameworkAssembly(string reference)
    {
        var name = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? reference : reference + ".dll";
        var path = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name);
        return IsManaged(name) && File.Exists(path) ? path : null;
    }

    // The framework's folder also holds native libraries; on Windows they end in .dll too.
    private static bool IsManaged(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            ? !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal)
            : name is "mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll";
}
