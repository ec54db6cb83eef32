using System.Buffers;

namespace Cahier.Host.Server.Contents;

/// <summary>A folder that paths from the network can be resolved in, and not left by.</summary>
internal sealed class ConfinedFolder
{
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\:*?\"<>|");

    // Names that Windows takes for devices in every folder, with any extension.
    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    public ConfinedFolder(string root) => Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public string Root { get; }

    /// <summary>
    /// The full path of <paramref name="path"/> (segments separated by /, relative to the root, already decoded), or null when it would
    /// leave the root, name something hidden, or pass through a symbolic link. The file need not exist.
    /// </summary>
    public string? Resolve(string path)
    {
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

    /// <summary>A name without anything that a file system gives a meaning to: no `.` at its start (which covers `..` and hidden files),
    /// no separators of other systems, no drive letters or alternate streams, no device names.</summary>
    private static bool IsPlainName(string name) =>
        name[0] != '.'
        && name[^1] is not ('.' or ' ')
        && !name.AsSpan().ContainsAny(Meaningful)
        && !name.Any(char.IsControl)
        && !Devices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
