using Cahier.Kernel.Code.Documentation;
using Cahier.Kernel.Texts;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code.Completion;

/// <summary>What a list shows beside a name.</summary>
/// <param name="Item">The name.</param>
/// <param name="Signature">Of its first overload; empty when it was not asked for.</param>
/// <param name="Documentation">The summary, as plain text.</param>
internal sealed record CompletionDescription(CompletionItem Item, string Signature, string Documentation)
{
    /// <param name="item">The name.</param>
    /// <param name="documentation">Where to look it up; null for a name alone.</param>
    /// <param name="compilation">What it was found in.</param>
    /// <param name="language">The reader's.</param>
    public static CompletionDescription Of(
        CompletionItem item, SymbolDocumentation? documentation, Compilation compilation, NotebookLanguage language) =>
        item.Directive is { } directive ? new(item, directive.Example, directive.Purpose.In(language))
        : documentation is null || item.Symbols.Count == 0 ? new(item, "", "")
        : new(item, SymbolText.Signature(item.Symbols[0]), documentation.Of(item.Symbols[0], compilation, markdown: false).Summary);
}
