using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Cahier.Host.Server.Contents;

/// <summary>A folder that paths from the network can be resolved in, and not left by.</summary>
internal sealed partial class ConfinedFolder
{
    // What file systems take for one name; a longer one is an error of theirs, not an answer.
    private const int LongestName = 255;
    private const int LongestPath = 4000;

    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\:*?\"<>|");

    // Names that Windows takes for devices in every folder, with any extension, and with digits written small.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase);

    // Known when something is read from it: a work folder comes into being with the first copy.
    private readonly Lazy<string> _realRoot;

    public ConfinedFolder(string root)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _realRoot = new Lazy<string>(() => Path.TrimEndingDirectorySeparator(WithoutLinks(Root)));
    }

    public string Root { get; }

    /// <summary>
    /// The full path of <paramref name="path"/> (segments separated by /, relative to the root, already decoded), or null when it would
    /// leave the root, name something hidden, or pass through a symbolic link. The file need not exist.
    /// </summary>
    public string? Resolve(string path)
    {
        if (path.Length > LongestPath)
            return null;

        var at = Root;
        foreach (var segment in path.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsPlainName(segment))
                return null;

            at = Path.Combine(at, segment);
            // Links are not followed at all: one that stays inside today may lead out tomorrow.
            if (new FileInfo(at).LinkTarget is not null)
                return null;
        }

        return at;
    }

    /// <summary>Opens a file that <see cref="Resolve"/> found, unless a link has taken the place of one of its folders since.</summary>
    /// <exception cref="FileNotFoundException">It is no longer in this folder.</exception>
    public FileStream OpenRead(string file)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (IsHere(stream))
            return stream;

        stream.Dispose();
        throw new FileNotFoundException($"{Path.GetFileName(file)} is no longer there.");
    }

    private bool IsHere(FileStream stream)
    {
        // Linux names the very file that was opened; elsewhere a second look comes close.
        if (!OperatingSystem.IsLinux())
            return Resolve(Path.GetRelativePath(Root, stream.Name).Replace(Path.DirectorySeparatorChar, '/')) is not null;

        var opened = new FileInfo($"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}").LinkTarget;
        return opened is not null && opened.StartsWith(_realRoot.Value + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>A name without anything that a file system gives a meaning to: no `.` at its start (which covers `..` and hidden files),
    /// no separators of other systems, no drive letters or alternate streams, no device names, no short names of hidden files (GIT~1).</summary>
    private static bool IsPlainName(string name) =>
        name[0] != '.'
        && name[^1] is not ('.' or ' ')
        && Encoding.UTF8.GetByteCount(name) <= LongestName
        && !name.AsSpan().ContainsAny(Meaningful)
        && !name.Any(char.IsControl)
        && !Devices.Contains(name.Split('.')[0].TrimEnd(' '))
        && !ShortName().IsMatch(name);

    /// <summary>The path with every link in it followed, of parents too.</summary>
    private static string WithoutLinks(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var at = root;
        foreach (var name in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, name);
            if (new DirectoryInfo(at).ResolveLinkTarget(returnFinalTarget: true) is { } target)
                at = WithoutLinks(Path.GetFullPath(target.FullName));
        }

        return at;
    }

    [GeneratedRegex(@"^[^.]{1,6}~\d+(\.[^.]{0,3})?$")]
    private static partial Regex ShortName();
}
