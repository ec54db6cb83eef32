using System.Diagnostics;
using System.Globalization;
using Cahier.Kernel.Directives.Packages;
using Cahier.Kernel.Display;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Directives;

/// <summary>Runs a cell piece by piece: its directives first, then its C#.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="language">In which the reader is spoken to, now.</param>
/// <param name="compiler">Waits until it is warm.</param>
/// <param name="runCSharp">Runs plain C#.</param>
internal sealed class DirectiveRunner(
    string folder,
    Func<NotebookLanguage> language,
    Func<CellCompiler> compiler,
    Func<CellRequest, CellOutput, CancellationToken, CellOutcome> runCSharp)
{
    private readonly NotebookPackages _packages = new(folder);
    private readonly Stack<string> _importing = new();

    /// <summary>Runs the cell to its end, or to the first error.</summary>
    /// <exception cref="OperationCanceledException">The reader stopped it while a directive was at work.</exception>
    public CellOutcome Run(CellRequest request, CellOutput output, CancellationToken cancellation)
    {
        var spans = new List<CellSpan>();
        foreach (var part in CellScript.Read(request.Code))
        {
            var clock = Stopwatch.StartNew();
            var outcome = Follow(part, request, output, cancellation) ?? part.Kind switch
            {
                CellPartKind.Markdown => Show("text/markdown", part.Text, output),
                CellPartKind.Html => Show(ValueFormatter.Html, part.Text, output),
                _ => runCSharp(request with { Code = part.Text }, output, cancellation),
            };
            spans.AddRange(outcome.Spans);
            if (part.Directives.Any(directive => directive.Name == DirectiveNames.Time))
            {
                ShowText(DirectiveTexts.Took(Duration(clock.Elapsed)).In(language()), output);
            }

            if (outcome.Error is not null)
            {
                return outcome with { Spans = spans };
            }
        }

        return new CellOutcome(null, spans);
    }

    // Null when all have been followed: the code may run.
    private CellOutcome? Follow(CellPart part, CellRequest request, CellOutput output, CancellationToken cancellation)
    {
        Directive? current = null;
        try
        {
            foreach (var directive in part.Directives.OrderBy(directive => directive.Name == DirectiveNames.Source ? 0 : 1))
            {
                current = directive;
                if (Follow(directive, part, request, output, cancellation) is { Error: not null } failed)
                {
                    return failed with { Spans = [] };
                }
            }

            return null;
        }
        catch (DirectiveException exception)
        {
            return Refused(current!, exception.Text, request);
        }
    }

    private CellOutcome? Follow(Directive directive, CellPart part, CellRequest request, CellOutput output, CancellationToken cancellation)
    {
        switch (directive.Name.ToLowerInvariant())
        {
            case DirectiveNames.Source:
                _packages.AddSource(directive.Argument);
                break;
            case DirectiveNames.Package when directive == part.Directives.First(IsPackage):
                // All at once: what they share has to fit all of them.
                var packages = part.Directives.Where(IsPackage).Select(package => PackageRequest.Parse(package.Argument)).ToList();
                _packages.Use(packages, compiler(), output, language(), cancellation);
                break;
            case DirectiveNames.Import:
                return Import(directive.Argument, request, output, cancellation);
            case DirectiveNames.About:
                output.Display(About.Bundle, NewId());
                break;
            case DirectiveNames.Who:
                var names = compiler().Variables().Select(variable => variable.Name).ToList();
                ShowText(names.Count == 0 ? DirectiveTexts.NoVariables.In(language()) : string.Join("  ", names), output);
                break;
            case DirectiveNames.WhosWhat:
                output.Display(VariableList.ToTable(compiler().Variables(), language()), NewId());
                break;
            case DirectiveNames.List:
                var all = DirectiveNames.All.Select(known => (string[])[known.Example, known.Purpose.In(language())]);
                output.Display(TextTable.Of([], [.. all]), NewId());
                break;
            case DirectiveNames.Package or DirectiveNames.Time or DirectiveNames.CSharp or DirectiveNames.ShortCSharp:
                break;
            default:
                throw new DirectiveException(
                    DirectiveTexts.Unknown(directive.Name, string.Join(" ", DirectiveNames.All.Select(known => known.Name))));
        }

        return null;
    }

    private CellOutcome? Import(string argument, CellRequest request, CellOutput output, CancellationToken cancellation)
    {
        if (argument.Length == 0)
        {
            throw new DirectiveException(DirectiveTexts.ImportUnclear);
        }

        // What an imported file imports lies beside it.
        var path = Path.GetFullPath(argument.Replace('\\', '/'), request.File is { } file ? Path.GetDirectoryName(file)! : folder);
        if (_importing.Contains(path))
        {
            throw new DirectiveException(DirectiveTexts.ImportsItself(argument));
        }

        var cells = ImportedFile.Read(path);
        _importing.Push(path);
        try
        {
            return cells
                .Select(cell => Run(new CellRequest(cell.Code, cell.Number, path), output, cancellation))
                .FirstOrDefault(outcome => outcome.Error is not null);
        }
        finally
        {
            _importing.Pop();
        }
    }

    private CellOutcome Refused(Directive directive, Text text, CellRequest request)
    {
        var lines = SourceText.From(request.Code).Lines.GetLinePositionSpan(directive.Span);
        var place = CellDiagnostics.PlaceName(CellSources.PathOf(request.Number, request.File), language());
        var reason = text.In(language());
        var message = DirectiveTexts.ErrorAt(KernelTexts.At(place, lines.Start.Line + 1).In(language()), reason).In(language());
        var span = new CellSpan(
            lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1, directive.Name, "error", reason);
        return new CellOutcome(new CellError(CellErrorKind.Compile, "DirectiveError", message, message.Split('\n'), [span]), [span]);
    }

    private static CellOutcome Show(string mimeType, string text, CellOutput output)
    {
        output.Display(ValueFormatter.AsIs(text, mimeType), NewId());
        return new CellOutcome(null, []);
    }

    private static void ShowText(string text, CellOutput output) =>
        output.Display(ValueFormatter.AsIs(text, ValueFormatter.Plain), NewId());

    private static string Duration(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    private static bool IsPackage(Directive directive) => directive.Name.Equals(DirectiveNames.Package, StringComparison.OrdinalIgnoreCase);

    private static string NewId() => Guid.NewGuid().ToString("N");
}
