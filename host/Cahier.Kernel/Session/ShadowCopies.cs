using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Cahier.Kernel.Session;

/// <summary>
/// Copies of the libraries that cells reference, so that a library can be built while a notebook is open.
/// A library comes with its symbols, its documentation, and what it needs of its own folder.
/// </summary>
internal sealed class ShadowCopies : IDisposable
{
    private const string Prefix = "cahier-shadow-";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private string? _folder;

    private sealed record Copy(string Path, DateTime Written, long Length)
    {
        public bool Noticed { get; set; }
    }

    /// <summary>The copy of a library, made when it is first asked for; later the same one, even when the library has been rebuilt.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET library.</exception>
    public string Take(string library)
    {
        lock (_gate)
        {
            if (!_copies.TryGetValue(library, out var copy))
            {
                _folder ??= CreateFolder();
                var folder = Directory.CreateDirectory(Path.Combine(_folder, _copies.Count.ToString(CultureInfo.InvariantCulture))).FullName;
                var file = new FileInfo(library);
                copy = new Copy(CopyWithDependencies(library, folder), file.LastWriteTimeUtc, file.Length);
                _copies.Add(library, copy);
            }

            return copy.Path;
        }
    }

    /// <summary>Whether a library has been copied: whether a cell has used it.</summary>
    public bool Has(string library)
    {
        lock (_gate)
        {
            return _copies.ContainsKey(library);
        }
    }

    /// <summary>The names of libraries that were rebuilt since they were copied; each is told once.</summary>
    public IReadOnlyList<string> TakeRebuilt()
    {
        lock (_gate)
        {
            var rebuilt = new List<string>();
            foreach (var (library, copy) in _copies)
            {
                var file = new FileInfo(library);
                if (!copy.Noticed && file.Exists && (file.LastWriteTimeUtc != copy.Written || file.Length != copy.Length))
                {
                    copy.Noticed = true;
                    rebuilt.Add(file.Name);
                }
            }

            return rebuilt;
        }
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            TryDelete(_folder);
        }
    }

    /// <summary>Deletes what earlier kernels left: on Windows a loaded library cannot be deleted, and a killed process deletes nothing.</summary>
    public static void DeleteAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !Lives(id))
            {
                TryDelete(folder);
            }
        }
    }

    // CreateTempSubdirectory makes a folder that only this user can read, with a name nobody can guess.
    private static string CreateFolder() =>
        Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName;

    private static string CopyWithDependencies(string library, string target)
    {
        var source = Path.GetDirectoryName(library)!;
        var waiting = new Queue<string>([Path.GetFileNameWithoutExtension(library)]);
        var seen = new HashSet<string>(waiting, StringComparer.OrdinalIgnoreCase);
        while (waiting.TryDequeue(out var name))
        {
            foreach (var extension in (string[])[".dll", ".pdb", ".xml"])
            {
                var file = Path.Combine(source, name + extension);
                if (File.Exists(file))
                {
                    File.Copy(file, Path.Combine(target, name + extension));
                }
            }

            foreach (var needed in ReferencesOf(Path.Combine(target, name + ".dll")))
            {
                if (File.Exists(Path.Combine(source, needed + ".dll")) && seen.Add(needed))
                {
                    waiting.Enqueue(needed);
                }
            }
        }

        return Path.Combine(target, Path.GetFileName(library));
    }

    private static List<string> ReferencesOf(string library)
    {
        using var image = new PEReader(File.OpenRead(library));
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException(library);
        }

        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static bool Lives(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Still in use, or someone else's: the next kernel tries again.
        }
    }
}
