using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Code.Completion;

/// <summary>Symbols as ways to go on: those that can be written, overloads once.</summary>
internal static class SymbolItems
{
    public static IEnumerable<CompletionItem> Of(CompletionPlace place, IEnumerable<ISymbol> symbols, Func<ISymbol, CompletionRank> rank)
    {
        // Whether its author hides a symbol is asked later, and only of those that fit what was typed: it is written in attributes.
        var writable = symbols.Where(symbol => symbol.Name.Length > 0 && symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared);
        foreach (var named in writable.GroupBy(symbol => symbol.Name, StringComparer.Ordinal))
        {
            // Where several cells declare a name the last one counts, and it comes first.
            var first = named.First();
            yield return new CompletionItem(Escaped(named.Key), SymbolText.Kind(first), rank(first))
            {
                Name = named.Key,
                Symbols = [.. named],
            };
        }
    }

    // A variable called `class` is written @class.
    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None ? "@" + name : name;
}
