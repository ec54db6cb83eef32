using System.Text.RegularExpressions;
using Cahier.Host.Courses;
using Cahier.Host.CSharp;
using Cahier.Host.Notebooks;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cahier.Host.Checking;

/// <summary>Links, images and relative paths, in prose and in code, lead to files that exist. Addresses on the network are not tried.</summary>
internal static partial class PathCheck
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseMathematics().UsePipeTables().UseFootnotes().Build();

    public static IEnumerable<Problem> Run(Notebook notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        foreach (var cell in notebook.Cells)
        {
            var targets = cell.IsMarkdown ? LinksOf(cell.Source) : cell.IsCode ? PathsOf(cell.Source) : [];
            foreach (var target in targets.Distinct(StringComparer.Ordinal))
            {
                if (!Exists(folder, target))
                    yield return new Problem(notebook.Path, cell.Name, $"\"{target}\" does not exist seen from the notebook's folder: correct the path or add the file.");
            }
        }
    }

    private static IEnumerable<string> LinksOf(string prose)
    {
        var document = Markdown.Parse(prose, Pipeline);
        var links = document.Descendants<LinkInline>().Select(link => link.Url ?? "");
        var html = document.Descendants().SelectMany(node => node switch
        {
            HtmlInline inline => HtmlLink().Matches(inline.Tag),
            HtmlBlock block => HtmlLink().Matches(block.Lines.ToString()).AsEnumerable(),
            _ => [],
        });
        return links.Concat(html.Select(match => match.Groups["target"].Value)).Where(IsRelative).Select(WithoutFragment).Where(path => path.Length > 0);
    }

    private static IEnumerable<string> PathsOf(string code)
    {
        foreach (var token in CodeLexer.Tokens(code))
        {
            var text = code.Substring(token.Start, token.Length);
            var path = token.Kind switch
            {
                CodeTokenKind.Directive => DirectivePath().Match(text).Groups["path"].Value,
                CodeTokenKind.Text => RelativeLiteral().Match(text).Groups["path"].Value,
                _ => "",
            };
            if (path.Length > 0 && IsRelative(path))
                yield return path;
        }
    }

    private static bool Exists(string folder, string target)
    {
        var path = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(target).Replace('/', Path.DirectorySeparatorChar)));
        if (Path.Exists(path))
            return true;

        // The library is not committed but built: its sources vouch for it.
        return CourseFolder.Upward(folder) is { } course
            && path == Path.Combine(course.Root, "lib", "bin", "Cahier.dll")
            && Directory.Exists(Path.Combine(course.Root, "lib", "Cahier"));
    }

    /// <summary>Neither an address (`https:`, `mailto:`, `data:`, `nuget:`) nor a place on the same page.</summary>
    private static bool IsRelative(string target) => target.Length > 0 && target[0] != '#' && !Scheme().IsMatch(target) && !target.StartsWith("//", StringComparison.Ordinal);

    private static string WithoutFragment(string target) => target.Split('#', '?')[0];

    [GeneratedRegex("""(?:href|src)\s*=\s*["'](?<target>[^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlLink();

    [GeneratedRegex("""^#(?:r|load|!import)\s+"?(?<path>[^"\s][^"]*)"?""")]
    private static partial Regex DirectivePath();

    [GeneratedRegex("""^@?"(?<path>\.\.?/[^"{}*?<>|]*)"$""")]
    private static partial Regex RelativeLiteral();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:")]
    private static partial Regex Scheme();
}
