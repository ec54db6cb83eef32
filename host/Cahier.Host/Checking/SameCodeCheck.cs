using Cahier.Host.CSharp;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Checking;

/// <summary>
/// The two versions of a lesson have the same cells in the same order, and the same code but for string literals and comments,
/// which are each in their language.
/// </summary>
internal static class SameCodeCheck
{
    // Comments that a program reads are code to us.
    private static readonly string[] MeaningfulComments = ["// @param", "// BEGIN SOLUTION", "// END SOLUTION"];

    public static IEnumerable<Problem> Run(Notebook notebook, Notebook counterpart)
    {
        var other = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!, Path.GetFullPath(counterpart.Path))
            .Replace(Path.DirectorySeparatorChar, '/');
        for (var i = 0; i < Math.Max(notebook.Cells.Count, counterpart.Cells.Count); i++)
        {
            var here = i < notebook.Cells.Count ? notebook.Cells[i] : null;
            var there = i < counterpart.Cells.Count ? counterpart.Cells[i] : null;
            if (here is null || there is null)
            {
                var (longer, cell) = here is null ? (counterpart, there!) : (notebook, here);
                var shorter = here is null ? notebook.Path : other;
                yield return new Problem(longer.Path, cell.Name, $"has no counterpart: {shorter} has fewer cells.");
                yield break;
            }

            if (here.Id != there.Id || here.Kind != there.Kind)
            {
                // What follows is out of step: one message says enough.
                yield return new Problem(notebook.Path, here.Name, $"stands where {other} has {there.Kind} {there.Name}: the same cells, ids and order are needed in both languages.");
                yield break;
            }

            if (here.IsCode && FirstDifference(here.Source, there.Source) is { } difference)
                yield return new Problem(notebook.Path, $"{here.Name}, line {difference.Line}", $"differs from {other}, line {difference.OtherLine}: {difference.Text} here, {difference.OtherText} there. Only string literals and comments may differ.");
        }
    }

    private static (int Line, string Text, int OtherLine, string OtherText)? FirstDifference(string code, string other)
    {
        List<(string Text, int Line)> here = [.. Comparable(code)];
        List<(string Text, int Line)> there = [.. Comparable(other)];
        for (var i = 0; i < Math.Max(here.Count, there.Count); i++)
        {
            var left = i < here.Count ? here[i] : ("the end", LineOf(code, code.Length));
            var right = i < there.Count ? there[i] : ("the end", LineOf(other, other.Length));
            if (left.Item1 != right.Item1)
                return (left.Item2, left.Item1, right.Item2, right.Item1);
        }

        return null;
    }

    /// <summary>The tokens as they are compared: any string literal is the same, comments do not count.</summary>
    private static IEnumerable<(string Text, int Line)> Comparable(string code)
    {
        foreach (var token in CodeLexer.Tokens(code))
        {
            var text = code.Substring(token.Start, token.Length);
            var line = LineOf(code, token.Start);
            switch (token.Kind)
            {
                case CodeTokenKind.Comment:
                    if (MeaningfulComments.FirstOrDefault(marker => text.StartsWith(marker, StringComparison.Ordinal)) is { } marker)
                        yield return ($"`{marker}`", line);
                    break;
                case CodeTokenKind.Text:
                    // A character literal is not text for a reader: it counts as it stands.
                    yield return (text[0] == '\'' ? $"`{text}`" : "a string literal", line);
                    break;
                default:
                    yield return ($"`{text}`", line);
                    break;
            }
        }
    }

    private static int LineOf(string code, int position) => code.AsSpan(0, position).Count('\n') + 1;
}
