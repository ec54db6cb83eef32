using Cahier.Kernel.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Code.Formatting;

/// <summary>Lays code out anew. Whatever the formatter thinks of it, what the code says stays what it says.</summary>
internal sealed class CodeFormatter(CodeAnalyst analyst) : IDisposable
{
    // One at a time: the first call loads the formatter, and later ones take milliseconds.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SdkFormatter? _formatter;

    /// <summary>The code formatted; unchanged where the SDK has no formatter, or it would change more than white space.</summary>
    /// <exception cref="IOException">An <c>.editorconfig</c> cannot be read.</exception>
    public async Task<string> FormatAsync(string code, CancellationToken cancellation = default)
    {
        if (CellScript.Read(code).Any(part => part.Kind is not CellPartKind.CSharp))
        {
            return code;
        }

        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var formatted = await FormatWithSdkAsync(code, cancellation).ConfigureAwait(false);

            // The formatter ends its own lines as the system does, not as the code.
            formatted = formatted.Replace("\r\n", "\n", StringComparison.Ordinal);
            if (code.Contains("\r\n", StringComparison.Ordinal))
            {
                formatted = formatted.Replace("\n", "\r\n", StringComparison.Ordinal);
            }

            return SaysTheSame(code, formatted) ? formatted : code;
        }
        catch (FileNotFoundException)
        {
            return code;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _formatter?.Dispose();
        _gate.Dispose();
    }

    // A method of its own: compiling it asks for the formatter's assembly.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private Task<string> FormatWithSdkAsync(string code, CancellationToken cancellation) =>
        (_formatter ??= new SdkFormatter()).FormatAsync(code, analyst.Parsing, analyst.Folder, cancellation);

    private bool SaysTheSame(string code, string formatted) => Words(code).SequenceEqual(Words(formatted));

    // Tokens, comments and directives; of a comment over several lines its lines, for they may move together.
    private IEnumerable<string> Words(string code)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(code, analyst.Parsing).GetRoot().DescendantTokens())
        {
            foreach (var word in token.LeadingTrivia.SelectMany(Words))
            {
                yield return word;
            }

            yield return token.Text;
            foreach (var word in token.TrailingTrivia.SelectMany(Words))
            {
                yield return word;
            }
        }
    }

    private static IEnumerable<string> Words(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia
            ? []
            : trivia.ToFullString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
