using Cahier.Kernel.Code.Documentation;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code.Signatures;

/// <summary>How a call may be completed.</summary>
/// <param name="Overloads">All overloads.</param>
/// <param name="ActiveOverload">The index of the one that fits best.</param>
/// <param name="ActiveParameter">The index, in that overload, of the parameter that the cursor is at; none has it when there are too many
/// arguments.</param>
internal sealed record SignatureHelp(IReadOnlyList<Signature> Overloads, int ActiveOverload, int ActiveParameter)
{
    // Nobody reads more, and each costs a look at its documentation.
    private const int MostDocumented = 30;

    /// <summary>The call around <paramref name="position"/>; null outside of calls.</summary>
    public static SignatureHelp? At(CodeAnalyst analyst, CodeSnapshot snapshot, int position)
    {
        if (CallSite.At(snapshot, position) is not { } site)
        {
            return null;
        }

        var best = site.Best(snapshot.Model);
        var active = site.Overloads.TakeWhile(overload => !ReferenceEquals(overload, best)).Count();
        var parameter = site.ParameterOf(best);
        return new SignatureHelp(
            [.. site.Overloads.Select((overload, i) => Signature.Of(
                overload, i < MostDocumented || i == active ? analyst.Documentation.Of(overload, snapshot.Compilation, markdown: true)
                    : MemberDocumentation.None))],
            active,
            parameter is null ? CallSite.Parameters(best).Count : parameter.Ordinal);
    }
}

/// <summary>One overload.</summary>
/// <param name="Label">All of it: <c>double Math.Sqrt(double d)</c>.</param>
/// <param name="Documentation">What is said of it, as Markdown.</param>
/// <param name="Parameters">In order.</param>
internal sealed record Signature(string Label, string Documentation, IReadOnlyList<SignatureParameter> Parameters)
{
    public static Signature Of(ISymbol overload, MemberDocumentation documentation)
    {
        var label = SymbolText.Contained(overload);
        var parameters = new List<SignatureParameter>();
        foreach (var parameter in CallSite.Parameters(overload))
        {
            // Parameters stand in order, so each is looked for behind the one before.
            var text = SymbolText.Parameter(parameter);
            var from = parameters.Count == 0 ? Math.Max(label.IndexOfAny(['(', '[']), 0) : parameters[^1].End;
            var start = Math.Max(label.IndexOf(text, from, StringComparison.Ordinal), 0);
            parameters.Add(new SignatureParameter(
                parameter.Name, start, start == 0 ? 0 : start + text.Length, documentation.OfParameter(parameter.Name)));
        }

        return new Signature(label, documentation.Summary, parameters);
    }
}

/// <summary>A parameter of an overload.</summary>
/// <param name="Name">As a named argument has it.</param>
/// <param name="Start">Where it begins in the label, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Documentation">What is said of it, as Markdown.</param>
internal sealed record SignatureParameter(string Name, int Start, int End, string Documentation);
