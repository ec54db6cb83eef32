using System.Reflection;
using System.Runtime.Loader;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// The C# compiler of the installed SDK. We compile against the package but ship none of it: the SDK's is compiled ahead of time,
/// which halves the time to the first result, knows the newest C#, and speaks French. Its formatter is the one of <c>dotnet format</c>.
/// </summary>
public static class SdkCompiler
{
    private static readonly Lock _gate = new();
    private static string? _folder;
    private static FormatterContext? _formatter;

    /// <summary>The <c>dotnet</c> command of that SDK: …/sdk/10.0.x/Roslyn/bincore is four folders below it.</summary>
    internal static string Dotnet => Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Its folder: it has <c>sdk</c> in it, and <c>packs</c> where there are any.</summary>
    internal static string DotnetRoot => Path.GetFullPath(Path.Combine(Sdk, "..", ".."));

    /// <summary>The SDK's version.</summary>
    internal static string SdkName => Path.GetFileName(Sdk);

    private static string Sdk => Path.GetFullPath(Path.Combine(Folder, "..", ".."));

    private static string Folder => _folder ?? throw new InvalidOperationException("Install comes first.");

    /// <summary>Makes the compiler's assemblies loadable. Call before any method that mentions a Roslyn type is compiled.</summary>
    /// <exception cref="NoCompilerException">There is no SDK of this runtime's major version.</exception>
    public static void Install()
    {
        lock (_gate)
        {
            if (_folder is not null)
            {
                return;
            }

            _folder = FindFolder(DotnetRoots());
            _formatter = new FormatterContext(Path.Combine(Sdk, "DotnetTools", "dotnet-format"));
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    /// <summary>The newest SDK of this runtime's major version; a released one before a preview.</summary>
    internal static string FindFolder(IEnumerable<string> roots)
    {
        var tried = new List<string>();
        foreach (var root in roots.Distinct())
        {
            tried.Add(root);
            var sdks = Path.Combine(root, "sdk");
            var newest = !Directory.Exists(sdks) ? null : Directory.EnumerateDirectories(sdks, $"{Environment.Version.Major}.*")
                .Select(sdk => (Version: SdkVersion.Parse(Path.GetFileName(sdk)), Folder: Path.Combine(sdk, "Roslyn", "bincore")))
                .Where(sdk => File.Exists(Path.Combine(sdk.Folder, "Microsoft.CodeAnalysis.CSharp.dll")))
                .OrderByDescending(sdk => sdk.Version)
                .Select(sdk => sdk.Folder)
                .FirstOrDefault();
            if (newest is not null)
            {
                return newest;
            }
        }

        throw new NoCompilerException(KernelTexts.NoCompiler(string.Join(", ", tried)));
    }

    private static IEnumerable<string> DotnetRoots()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll: the root is three folders up.
        if (Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } framework)
        {
            yield return Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        }

        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } variable)
        {
            yield return Path.GetFullPath(variable);
        }

        if (Path.GetDirectoryName(Environment.ProcessPath) is { Length: > 0 } process)
        {
            yield return process;
        }
    }

    // Only the compiler's own names, so that nobody else's missing assembly is answered with the SDK's.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple || !simple.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.Combine(_folder!, name.CultureName ?? "", simple + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path)
            : simple.EndsWith(".Workspaces", StringComparison.Ordinal) && _formatter!.Has(name) ? _formatter.LoadFromAssemblyName(name)
            : null;
    }

    // The formatter needs libraries beside it that are nobody else's business: only here they are found.
    private sealed class FormatterContext(string folder) : AssemblyLoadContext("formatter")
    {
        /// <summary>Some SDKs come without it.</summary>
        public bool Has(AssemblyName name) => File.Exists(PathOf(name));

        protected override Assembly? Load(AssemblyName assemblyName) =>
            File.Exists(Path.Combine(_folder!, assemblyName.Name + ".dll")) || !Has(assemblyName) ? null : LoadFromAssemblyPath(PathOf(assemblyName));

        private string PathOf(AssemblyName name) => Path.Combine(folder, name.CultureName ?? "", name.Name + ".dll");
    }
}

/// <summary>"10.0.401" or "10.0.100-rc.2": ordered by number, previews before their release.</summary>
internal readonly record struct SdkVersion(Version Number, string Preview) : IComparable<SdkVersion>
{
    public static SdkVersion Parse(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var number = dash < 0 ? name : name[..dash];
        return new(Version.TryParse(number, out var version) ? version : new Version(), dash < 0 ? "" : name[dash..]);
    }

    public int CompareTo(SdkVersion other) =>
        Number.CompareTo(other.Number) is not 0 and var byNumber ? byNumber
        : (Preview.Length == 0).CompareTo(other.Preview.Length == 0) is not 0 and var byRelease ? byRelease
        : string.CompareOrdinal(Preview, other.Preview);
}

/// <summary>The machine has a runtime but no SDK.</summary>
public sealed class NoCompilerException : Exception
{
    internal NoCompilerException(Text text)
        : base(text.English) => Text = text;

    internal Text Text { get; }
}
