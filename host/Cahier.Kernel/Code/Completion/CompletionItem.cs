using Cahier.Kernel.Directives;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code.Completion;

/// <summary>One way to go on.</summary>
/// <param name="Text">What takes the place of what was typed.</param>
/// <param name="Kind">See <see cref="SymbolText.Kind"/>; also <c>keyword</c>, <c>file</c> and <c>folder</c>.</param>
/// <param name="Rank">How near it is.</param>
internal sealed record CompletionItem(string Text, string Kind, CompletionRank Rank)
{
    /// <summary>What is compared with what was typed: <c>Red</c> for <c>Color.Red</c>.</summary>
    public string Name { get; init; } = Text;

    /// <summary>What it names: all overloads, or nothing.</summary>
    public IReadOnlyList<ISymbol> Symbols { get; init; } = [];

    /// <summary>The directive it is, if it is one of the kernel's.</summary>
    public DirectiveDescription? Directive { get; init; }

    /// <summary>The same without what its author hides; null when nothing is left.</summary>
    public CompletionItem? Visible() => Symbols.Count == 0 ? this : Symbols.Where(symbol => !SymbolText.IsHidden(symbol)).ToList() switch
    {
        [] => null,
        var visible => visible.Count == Symbols.Count ? this : this with { Symbols = visible },
    };

    /// <summary>Its author asks to use something else.</summary>
    public bool IsObsolete() => Symbols.Count > 0 && Symbols.All(SymbolText.IsObsolete);
}

/// <summary>What is offered first.</summary>
internal enum CompletionRank
{
    /// <summary>What fits exactly here: an enumeration's members, an initialiser's properties.</summary>
    Expected,

    /// <summary>Locals and parameters.</summary>
    Local,

    /// <summary>What cells declared; a type's own members.</summary>
    Own,

    /// <summary>The names of a call's parameters.</summary>
    Argument,

    /// <summary>The language's own words, and what all notebooks have: <c>display</c>.</summary>
    Language,

    /// <summary>A library's types; extension methods.</summary>
    Library,

    /// <summary>The framework's; what every object has.</summary>
    Framework,
}
