using System.Globalization;

namespace Cahier.Host.Server.Contents;

/// <summary>
/// The course with the reader's copies laid over it: a path is read from the work folder where a copy exists, else from the course;
/// it is written to the work folder only.
/// </summary>
internal sealed class ContentsStore(string courseRoot, string workFolder)
{
    private readonly ConfinedFolder _course = new(courseRoot);
    private readonly ConfinedFolder _work = new(workFolder);

    /// <summary>A file or folder that exists, or null.</summary>
    public ContentsEntry? Find(string path, bool original = false)
    {
        var name = path.Trim('/');
        if (!original && _work.Resolve(name) is { } copy && File.Exists(copy))
            return new ContentsEntry(name, new FileInfo(copy), _work, IsCopy: true);
        if (_course.Resolve(name) is { } file && File.Exists(file))
            return new ContentsEntry(name, new FileInfo(file), _course, IsCopy: false);
        return ExistingFolder(name) is { } found
            ? new ContentsEntry(name, new DirectoryInfo(found.Path), found.Folder, IsCopy: found.Folder == _work)
            : null;
    }

    /// <summary>What a folder holds, in both places, hidden entries and links left out.</summary>
    public IReadOnlyList<ContentsEntry> List(string path)
    {
        var prefix = path.Trim('/');
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var root in new[] { _course, _work })
        {
            if (root.Resolve(prefix) is { } folder && Directory.Exists(folder))
                names.UnionWith(new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name));
        }

        return [.. names.Select(name => Find(Join(prefix, name))).OfType<ContentsEntry>()];
    }

    /// <summary>Where a copy of <paramref name="path"/> is written, or null when the path is not one to write to.</summary>
    public string? CopyPath(string path) => path.Trim('/').Length > 0 ? _work.Resolve(path) : null;

    /// <summary>Where the work folder keeps something about <paramref name="copy"/>: beside all copies, in a hidden folder, under the same name.</summary>
    public string AsidePath(string hidden, string copy) => Path.Combine(_work.Root, hidden, Path.GetRelativePath(_work.Root, copy));

    /// <summary>Takes the reader's copy away, so that the course's version shows again; the copy is kept under `.backups`.</summary>
    /// <returns>False when there is no copy.</returns>
    public bool SetAside(string path)
    {
        if (CopyPath(path) is not { } copy || !Path.Exists(copy))
            return false;

        var time = DateTime.Now.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var backup = AsidePath(".backups", copy);
        backup = Path.ChangeExtension(backup, null) + "." + time + Path.GetExtension(backup);
        Move(copy, backup);
        return true;
    }

    /// <summary>Gives a copy of the reader's another name.</summary>
    /// <exception cref="ApiException">It is the course's, or the name cannot be had.</exception>
    public void Rename(string path, string newPath)
    {
        if (Find(path) is not { } entry || CopyPath(path) is not { } from)
            throw ApiException.NotFound($"No such file or folder: {path}");
        if (!entry.IsCopy)
            throw ApiException.Forbidden($"{path} belongs to the course, which is only read: save a copy under the other name.");
        if (CopyPath(newPath) is not { } to)
            throw ApiException.NotFound($"Not a path to save to: {newPath}");
        if (from == to)
            return;
        if (Find(newPath) is not null)
            throw ApiException.Conflict($"File already exists: {newPath}");
        Move(from, to);
    }

    /// <summary>The first of the names that <paramref name="name"/> makes from 0, 1, 2… that nothing in <paramref name="folder"/> has.</summary>
    public string FreeName(string folder, Func<int, string> name) =>
        Enumerable.Range(0, int.MaxValue).Select(number => Join(folder.Trim('/'), name(number))).First(path => Find(path) is null);

    /// <summary>
    /// The folder a notebook's code runs in: its folder in the course, so that `#r "../../lib/bin/Cahier.dll"` holds for a copy too;
    /// for a notebook of the reader's own, its folder among the copies; else the course.
    /// </summary>
    public string WorkingFolder(string notebook)
    {
        var slash = notebook.Trim('/').LastIndexOf('/');
        return ExistingFolder(slash < 0 ? "" : notebook.Trim('/')[..slash])?.Path ?? _course.Root;
    }

    /// <summary>Moves a file or folder, creating the folder it goes to.</summary>
    public static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private (ConfinedFolder Folder, string Path)? ExistingFolder(string path)
    {
        foreach (var root in new[] { _course, _work })
        {
            if (root.Resolve(path) is { } folder && Directory.Exists(folder))
                return (root, folder);
        }

        return null;
    }
}
