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
            return new ContentsEntry(name, new FileInfo(copy), IsCopy: true);
        if (_course.Resolve(name) is { } file && File.Exists(file))
            return new ContentsEntry(name, new FileInfo(file), IsCopy: false);
        return ExistingFolder(name) is { } folder ? new ContentsEntry(name, folder, IsCopy: false) : null;
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

        return [.. names.Select(name => Find(prefix.Length == 0 ? name : $"{prefix}/{name}")).OfType<ContentsEntry>()];
    }

    /// <summary>Where a copy of <paramref name="path"/> is written, or null when the path is not one to write to.</summary>
    public string? CopyPath(string path) => path.Trim('/').Length > 0 ? _work.Resolve(path) : null;

    /// <summary>Takes the reader's copy away, so that the course's version shows again; the copy is kept under `.backups`.</summary>
    /// <returns>False when there is no copy.</returns>
    public bool SetAside(string path)
    {
        if (CopyPath(path) is not { } copy || !File.Exists(copy))
            return false;

        var time = DateTime.Now.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var name = Path.GetRelativePath(_work.Root, copy);
        var backup = Path.Combine(_work.Root, ".backups", Path.ChangeExtension(name, null) + "." + time + Path.GetExtension(name));
        Directory.CreateDirectory(Path.GetDirectoryName(backup)!);
        File.Move(copy, backup);
        return true;
    }

    /// <summary>
    /// The folder a notebook's code runs in: its folder in the course, so that `#r "../../lib/bin/Cahier.dll"` holds for a copy too;
    /// for a notebook of the reader's own, its folder among the copies; else the course.
    /// </summary>
    public string WorkingFolder(string notebook)
    {
        var slash = notebook.Trim('/').LastIndexOf('/');
        return ExistingFolder(slash < 0 ? "" : notebook.Trim('/')[..slash])?.FullName ?? _course.Root;
    }

    private DirectoryInfo? ExistingFolder(string path)
    {
        foreach (var root in new[] { _course, _work })
        {
            if (root.Resolve(path) is { } folder && Directory.Exists(folder))
                return new DirectoryInfo(folder);
        }

        return null;
    }
}
