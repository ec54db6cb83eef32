using System.Text.Json.Nodes;
using Cahier.Kernel.Code;
using Cahier.Kernel.Code.Completion;
using Cahier.Kernel.Code.Signatures;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Tests.Code;

/// <summary>A lesson as it is typed: most of the time the code is not whole.</summary>
public sealed class TypingTests : IDisposable
{
    // A prime, so that words are cut everywhere.
    private const int Step = 53;

    private readonly TestNotebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public void Every_word_of_a_lesson_is_offered_while_it_is_typed_and_nothing_fails()
    {
        var completion = new CompletionSource(_notebook.Analyst);
        var missed = new List<string>();
        var asked = 0;
        var before = new List<string>();
        foreach (var code in Cells())
        {
            var whole = _notebook.Analyst.Read(code, before);
            for (var end = 1; end <= code.Length; end += Step)
            {
                var typed = code[..end];
                var found = completion.At(typed, end, before);
                var snapshot = _notebook.Analyst.Read(typed, before);
                _ = Hover.At(_notebook.Analyst, snapshot, end, detailed: false, NotebookLanguage.French);
                _ = SignatureHelp.At(_notebook.Analyst, snapshot, end);
                _ = Completeness.Of(typed, _notebook.Analyst.Parsing);

                var word = whole.Root.FindToken(found.Start);
                if (word.SpanStart == found.Start && found.Start < end && end < word.Span.End && IsKnownBefore(word, whole))
                {
                    asked++;
                    if (!found.Items.Any(item => item.Text.TrimEnd(':') == word.Text))
                    {
                        missed.Add($"{word.Text} in {typed.Split('\n')[^1]}");
                    }
                }
            }

            before.Add(code);
        }

        Assert.True(asked > 50, $"only {asked} words");
        Assert.Empty(missed);
    }

    // Keywords, and names that are not the name of something declared here or below.
    private static bool IsKnownBefore(SyntaxToken word, CodeSnapshot whole) =>
        SyntaxFacts.IsKeywordKind(word.Kind())
        || (word.IsKind(SyntaxKind.IdentifierToken)
            && whole.Model.GetSymbolInfo(word.Parent!).Symbol is { } symbol
            && symbol.DeclaringSyntaxReferences.All(
                declaration => declaration.SyntaxTree != whole.Tree || declaration.Span.End < word.SpanStart));

    private static IEnumerable<string> Cells()
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "Cahier.slnx")))
        {
            repository = repository.Parent!;
        }

        var notebook = JsonNode.Parse(
            File.ReadAllText(Path.Combine(repository.FullName, "notebooks", "en", "14-transformer-end-to-end.ipynb")))!;
        return notebook["cells"]!.AsArray()
            .Where(cell => cell!["cell_type"]!.GetValue<string>() == "code")
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => line!.GetValue<string>())))
            .Select(code => code.Replace(
                "../../lib/bin/", Path.Combine(repository.FullName, "lib", "bin").Replace('\\', '/') + "/", StringComparison.Ordinal));
    }
}
