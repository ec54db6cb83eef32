using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Cahier.Kernel.Session;

/// <summary>
/// Where a session's cells and libraries are loaded. Not collectible: code in a collectible context is slower, and a session lives as long as its process.
/// </summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("cells")
{
    private readonly ConcurrentDictionary<string, Assembly> _cells = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    public Assembly LoadCell(string name, Stream image, Stream symbols) => _cells[name] = LoadFromStream(image, symbols);

    /// <summary>Lets cells find a library and what lies beside it.</summary>
    public void AddLibrary(string path) => _folders[Path.GetDirectoryName(path)!] = 0;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name)
        {
            return null;
        }

        return _cells.TryGetValue(name, out var cell) ? cell
            : _folders.Keys.Select(folder => Path.Combine(folder, assemblyName.CultureName ?? "", name + ".dll")).FirstOrDefault(File.Exists) is { } path ? LoadFromAssemblyPath(path)
            : null;
    }
}
