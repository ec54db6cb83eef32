using System.Text.RegularExpressions;
using Cahier.Kernel.Directives;

namespace Cahier.Kernel.Code.Completion;

/// <summary>A line that begins with <c>#</c>: its name, and the path in its quotes.</summary>
internal static partial class DirectiveLine
{
    // The language's own.
    private static readonly string[] _names =
        ["#if", "#else", "#elif", "#endif", "#define", "#undef", "#nullable", "#pragma", "#region", "#endregion", "#warning", "#error"];

    /// <summary>What may stand at a position of such a line, and where its <c>#</c> is; null elsewhere.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The cursor.</param>
    /// <param name="folder">Where relative paths start.</param>
    public static (CompletionList List, int Hash)? At(string code, int position, string folder)
    {
        var line = position == 0 ? "" : code[(code.LastIndexOf('\n', position - 1) + 1)..position];
        if (!line.TrimStart().StartsWith('#'))
        {
            return null;
        }

        var hash = position - line.TrimStart().Length;
        if (PathBeingWritten().Match(line) is { Success: true } path)
        {
            return (Paths(path.Groups["path"].Value, position, folder, Extensions(path.Groups["name"].Value)), hash);
        }

        return (new CompletionList(hash, position, [.. Names(line.TrimStart())]), hash);
    }

    private static IEnumerable<CompletionItem> Names(string written) =>
        DirectiveNames.All.Select(known => new CompletionItem(known.Name, "keyword", CompletionRank.Own) { Directive = known })
            .Concat(_names.Select(name => new CompletionItem(name, "keyword", CompletionRank.Language)))
            .Where(item => item.Text.StartsWith(written, StringComparison.Ordinal));

    private static string[] Extensions(string directive) => directive switch
    {
        DirectiveNames.Package => [".dll"],
        DirectiveNames.Load => [".cs", ".csx"],
        _ => [".ipynb", ".dib", ".cs", ".csx"],
    };

    private static CompletionList Paths(string written, int position, string folder, string[] extensions)
    {
        var slash = written.LastIndexOfAny(['/', '\\']);
        var (before, name) = (written[..(slash + 1)], written[(slash + 1)..]);
        var start = position - name.Length;
        try
        {
            var inside = new DirectoryInfo(Path.GetFullPath(before.Replace('\\', '/'), folder));
            var items = inside.EnumerateFileSystemInfos()
                .Where(entry => entry.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !entry.Name.StartsWith('.'))
                .Where(entry => entry is DirectoryInfo || extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(entry => entry is DirectoryInfo)
                .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .Select(entry => entry is DirectoryInfo
                    ? Folder(entry.Name + "/")
                    : new CompletionItem(entry.Name, "file", CompletionRank.Own));

            // Libraries are mostly elsewhere: up is a way to go on.
            var isUpwards = before.All(letter => letter is '.' or '/' or '\\') && "../".StartsWith(name, StringComparison.Ordinal);
            return new CompletionList(start, position, isUpwards ? [.. items, Folder("../")] : [.. items]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new CompletionList(start, position, []);
        }
    }

    private static CompletionItem Folder(string name) => new(name, "folder", CompletionRank.Own);

    [GeneratedRegex("""^\s*((?<name>#r|#load)\s*"|(?<name>#!import)\s+"?)(?<path>[^"]*)$""")]
    private static partial Regex PathBeingWritten();
}
