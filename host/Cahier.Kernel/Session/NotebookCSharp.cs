using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Session;

/// <summary>
/// Two things that C# programs have and C# scripts lack: <c>using var x = …;</c> outside of a block, and static classes of extension
/// methods. Keywords become blanks and nothing moves; what is needed besides is inserted, and <see cref="CheckedText"/> knows the way back.
/// </summary>
/// <param name="Code">The cell, as long as before.</param>
/// <param name="Insertions">In the order of their places.</param>
internal sealed partial record NotebookCSharp(string Code, ImmutableArray<TextChange> Insertions)
{
    private const string Kept = "global::Cahier.Kernel.Session.KeptResources";

    private static readonly CSharpParseOptions _program = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>The cell as a script can say it.</summary>
    public static NotebookCSharp Of(string code)
    {
        if (!Candidate().IsMatch(code))
        {
            return new(code, []);
        }

        // As a program's top level, where both exist. A last expression without semicolon is an error there, and parsed all the same.
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, _program).GetRoot();
        var blanks = new List<TextSpan>();
        var insertions = new List<TextChange>();
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } declaration }:
                    Keep(declaration, blanks, insertions);
                    break;
                case ClassDeclarationSyntax type when type.Modifiers.Any(SyntaxKind.StaticKeyword):
                    Forward(type, blanks, insertions);
                    break;
            }
        }

        var text = code.ToCharArray();
        foreach (var span in blanks)
        {
            Array.Fill(text, ' ', span.Start, span.Length);
        }

        return new(new string(text), [.. insertions]);
    }

    private static void Keep(LocalDeclarationStatementSyntax declaration, List<TextSpan> blanks, List<TextChange> insertions)
    {
        blanks.Add(declaration.UsingKeyword.Span);
        if (declaration.AwaitKeyword.RawKind != 0)
        {
            blanks.Add(declaration.AwaitKeyword.Span);
        }

        var names = declaration.Declaration.Variables.Select(variable => variable.Identifier.ValueText).ToList();
        insertions.Add(new TextChange(new TextSpan(declaration.SpanStart, 0),
            string.Concat(names.Select(name => $"{Kept}.Release(\"{name}\"); "))));
        insertions.Add(new TextChange(new TextSpan(declaration.Span.End, 0),
            string.Concat(names.Select(name => $" {Kept}.Keep(\"{name}\", {name});"))));
    }

    // A script's own functions may be extension methods; those of a class, which is nested in the script, may not. So the script gets
    // functions that call them.
    private static void Forward(ClassDeclarationSyntax type, List<TextSpan> blanks, List<TextChange> insertions)
    {
        var forwarders = new List<string>();
        foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
        {
            var modifiers = method.ParameterList.Parameters.FirstOrDefault()?.Modifiers ?? default;
            if (modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ThisKeyword)) is { RawKind: not 0 } keyword)
            {
                blanks.Add(keyword.Span);
                var arguments = string.Join(", ", method.ParameterList.Parameters.Select(Argument));
                var name = $"{method.Identifier.Text}{method.TypeParameterList}";
                forwarders.Add($" static {method.ReturnType} {name}{method.ParameterList} {method.ConstraintClauses} => "
                    + $"{type.Identifier.Text}.{method.Identifier.Text}{TypeArguments(method)}({arguments});");
            }
        }

        if (forwarders.Count > 0)
        {
            insertions.Add(new TextChange(new TextSpan(type.Span.End, 0), string.Concat(forwarders).ReplaceLineEndings(" ")));
        }
    }

    private static string TypeArguments(MethodDeclarationSyntax method) => method.TypeParameterList is { } list
        ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.ValueText))}>"
        : "";

    private static string Argument(ParameterSyntax parameter)
    {
        var passing = parameter.Modifiers.FirstOrDefault(modifier =>
            modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
        return $"{passing.ValueText} {parameter.Identifier.Text}".TrimStart();
    }

    [GeneratedRegex(@"\busing\s+[^\s(]|\bthis\s")]
    private static partial Regex Candidate();
}
