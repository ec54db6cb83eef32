using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Cahier.Kernel.Session;

/// <summary>
/// Where a session's cells and libraries are loaded. Not collectible: code in a collectible context is slower, and a session lives as long
/// as its process.
/// </summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("cells")
{
    private const string Resources = ".resources";

    private readonly ConcurrentDictionary<string, Assembly> _cells = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    public Assembly LoadCell(string name, Stream image, Stream symbols) => _cells[name] = LoadFromStream(image, symbols);

    /// <summary>Lets cells find a library and what lies beside it.</summary>
    public void AddLibrary(string path) => _folders[Path.GetDirectoryName(path)!] = 0;

    /// <summary>Lets cells find the libraries of packages, by name.</summary>
    public void AddPackages(IEnumerable<string> libraries, IEnumerable<string> natives)
    {
        foreach (var library in libraries)
        {
            _files.TryAdd(Path.GetFileNameWithoutExtension(library), library);
        }

        foreach (var native in natives)
        {
            _natives.TryAdd(Path.GetFileNameWithoutExtension(native), native);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name)
        {
            return null;
        }

        return _cells.TryGetValue(name, out var cell) ? cell
            : Beside(name, assemblyName.CultureName ?? "") is { } path ? LoadFromAssemblyPath(path)
            : _files.TryGetValue(name, out var file) ? LoadFromAssemblyPath(file)
            : TranslationOf(name, assemblyName.CultureName) is { } translation ? LoadFromAssemblyPath(translation)
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        // `sqlite3` for libsqlite3.so, as the runtime itself would try.
        _natives.TryGetValue(Path.GetFileNameWithoutExtension(unmanagedDllName), out var file)
        || _natives.TryGetValue(unmanagedDllName, out file)
        || _natives.TryGetValue("lib" + unmanagedDllName, out file)
            ? LoadUnmanagedDllFromPath(file)
            : 0;

    private string? Beside(string name, string culture) =>
        _folders.Keys.Select(folder => Path.Combine(folder, culture, name + ".dll")).FirstOrDefault(File.Exists);

    // A package's translations lie in folders beside its library.
    private string? TranslationOf(string name, string? culture) =>
        !string.IsNullOrEmpty(culture) && name.EndsWith(Resources, StringComparison.Ordinal)
            && _files.TryGetValue(name[..^Resources.Length], out var library)
        && Path.Combine(Path.GetDirectoryName(library)!, culture, name + ".dll") is var path && File.Exists(path)
            ? path
            : null;
}
