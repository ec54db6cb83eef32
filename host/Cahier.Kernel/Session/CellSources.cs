using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Session;

/// <summary>
/// The files that <c>#load</c> names, with their checks; relative to the file that loads them, and to the notebook's folder for a cell.
/// </summary>
/// <param name="folder">The notebook's.</param>
/// <param name="parsing">As for cells.</param>
/// <param name="meaning">Of a file as a cell of its own, where its checks need that; none for files that are only looked at.</param>
internal sealed class CellSources(string folder, CSharpParseOptions parsing, Func<SyntaxTree, SemanticModel?>? meaning = null)
    : SourceReferenceResolver
{
    private const string Prefix = "cell:";

    // Loaded while cells run and while they are written.
    private readonly ConcurrentDictionary<string, CheckedText> _texts = new(StringComparer.Ordinal);

    /// <summary>
    /// A cell has no file; this stands for one in symbols and in diagnostics. An imported one names the file behind its number.
    /// </summary>
    public static string PathOf(int cell, string? importedFrom = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{cell}:{importedFrom}").TrimEnd(':');

    /// <summary>The number of a cell of this notebook, or null for what comes from a file.</summary>
    public static int? CellOf(string? path) => OriginOf(path) is (var number, null) ? number : null;

    /// <summary>What <see cref="PathOf"/> was made of, or null for a loaded file.</summary>
    public static (int Number, string? ImportedFrom)? OriginOf(string? path)
    {
        if (path is null || !path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = path[Prefix.Length..].Split(':', 2);
        return int.TryParse(parts[0], out var number) ? (number, parts.Length > 1 ? parts[1] : null) : null;
    }

    public static string? FolderOf(string? path) =>
        OriginOf(path) is (_, var file) ? Path.GetDirectoryName(file) : Path.GetDirectoryName(path);

    public CheckedText? TextOf(string path) => _texts.GetValueOrDefault(path);

    public override string NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath) =>
        Path.GetFullPath(path.Replace('\\', '/'), FolderOf(baseFilePath) ?? folder) is var full && File.Exists(full) ? full : null;

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath)
    {
        using var stream = OpenRead(resolvedPath);
        var text = SourceText.From(stream, Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, parsing, resolvedPath);
        var broken = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        var checkedText = broken ? new CheckedText(text, []) : CheckInsertion.Into(tree, text, meaning?.Invoke(tree));
        _texts[resolvedPath] = checkedText;
        return checkedText.Text;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
