using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Code.Formatting;

/// <summary>
/// The formatter of <c>dotnet format</c>, under the rules of the <c>.editorconfig</c> files above a folder: .NET's own where there are
/// none.
/// </summary>
/// <remarks>An SDK may lack it. Then it cannot be made, and only it: nobody else mentions its types.</remarks>
internal sealed partial class SdkFormatter : IDisposable
{
    private readonly AdhocWorkspace _workspace =
        new(MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]));

    public async Task<string> FormatAsync(string code, CSharpParseOptions parsing, string folder, CancellationToken cancellation)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "cell", "cell", LanguageNames.CSharp, parseOptions: parsing, isSubmission: true))
            .AddDocument(document, "cell.cs", SourceText.From(code, Encoding.UTF8), filePath: Path.Combine(folder, "cell.cs"))
            .WithDocumentSourceCodeKind(document, SourceCodeKind.Script);
        foreach (var (path, rules) in Rules(folder))
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project), ".editorconfig", SourceText.From(rules, Encoding.UTF8), filePath: path);
        }

        var formatted = await Formatter.FormatAsync(solution.GetDocument(document)!, cancellationToken: cancellation).ConfigureAwait(false);
        return (await formatted.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
    }

    public void Dispose() => _workspace.Dispose();

    private static IEnumerable<(string Path, string Text)> Rules(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            var path = Path.Combine(above.FullName, ".editorconfig");
            if (!File.Exists(path))
            {
                continue;
            }

            var text = File.ReadAllText(path);
            yield return (path, text);
            if (Topmost().IsMatch(text))
            {
                yield break;
            }
        }
    }

    [GeneratedRegex(@"^\s*root\s*=\s*true\s*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Topmost();
}
