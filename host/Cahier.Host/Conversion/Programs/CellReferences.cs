using Cahier.Kernel.Directives;
using Cahier.Kernel.Directives.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Host.Conversion.Programs;

/// <summary>What a cell's directives name, and what they do that a program cannot.</summary>
internal sealed class CellReferences(string cell, List<ConversionProblem> problems)
{
    /// <summary>Libraries by their paths.</summary>
    public List<(string Path, int Line)> Libraries { get; } = [];

    public List<PackageRequest> Packages { get; } = [];

    /// <summary>Takes note of a piece's directives and returns its text, blank in their places.</summary>
    public string Take(CellPart part)
    {
        foreach (var directive in part.Directives)
            Follow(directive, part.Text.AsSpan(0, directive.Span.Start).Count('\n') + 1);
        return WithoutReferences(part.Text);
    }

    private void Follow(Directive directive, int line)
    {
        switch (directive.Name.ToLowerInvariant())
        {
            case DirectiveNames.Package:
                try
                {
                    Packages.Add(PackageRequest.Parse(directive.Argument));
                }
                catch (DirectiveException exception)
                {
                    problems.Add(new ConversionProblem(cell, line, exception.Message, IsFatal: true));
                }

                break;
            case DirectiveNames.CSharp or DirectiveNames.ShortCSharp:
                break;
            case DirectiveNames.Time or DirectiveNames.About or DirectiveNames.Who or DirectiveNames.WhosWhat or DirectiveNames.List:
                problems.Add(new ConversionProblem(cell, line, $"{directive.Name} is left out.", IsFatal: false));
                break;
            case DirectiveNames.Source:
                problems.Add(new ConversionProblem(
                    cell, line, "#i is left out: a program's sources of packages stand in nuget.config.", IsFatal: false));
                break;
            default:
                problems.Add(new ConversionProblem(
                    cell, line, $"{directive.Name} cannot be part of a program: put what it brings into the notebook.", IsFatal: true));
                break;
        }
    }

    private string WithoutReferences(string text)
    {
        var blank = text.ToCharArray();
        foreach (var trivia in CSharpSyntaxTree.ParseText(text, CellProgram.Script).GetRoot().DescendantTrivia())
        {
            switch (trivia.GetStructure())
            {
                case ReferenceDirectiveTriviaSyntax { IsActive: true } reference:
                    Libraries.Add((reference.File.ValueText, CellProgram.LineOf(reference.GetLocation())));
                    break;
                case LoadDirectiveTriviaSyntax { IsActive: true } load:
                    problems.Add(new ConversionProblem(
                        cell,
                        CellProgram.LineOf(load.GetLocation()),
                        "#load cannot be part of a program: put the file's text into the notebook.", IsFatal: true));
                    break;
                default:
                    continue;
            }

            for (var i = trivia.SpanStart; i < trivia.Span.End && blank[i] != '\n'; i++)
                blank[i] = ' ';
        }

        return new string(blank);
    }
}
