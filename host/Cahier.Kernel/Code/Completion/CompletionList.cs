namespace Cahier.Kernel.Code.Completion;

/// <summary>Ways to go on, for the text from start to end, the likeliest first.</summary>
/// <param name="Start">In UTF-16 units, as <paramref name="End"/>.</param>
/// <param name="End">The cursor.</param>
/// <param name="Items">Those that fit what was typed.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
