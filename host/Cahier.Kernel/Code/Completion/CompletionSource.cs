using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cahier.Kernel.Code.Completion;

/// <summary>
/// What may stand at a place of a cell, by the compiler's own knowledge of names. The names for one place are kept while its word
/// is being typed: each letter more only narrows them.
/// </summary>
internal sealed class CompletionSource(CodeAnalyst analyst)
{
    private Known? _known;

    private sealed record Known(Compilation Previous, string Before, string After, IReadOnlyList<CompletionItem> Items);

    /// <summary>The names that can stand at a position and fit what is written there already.</summary>
    public CompletionList At(string code, int position, IReadOnlyList<string>? before = null)
    {
        var start = CompletionPlace.WordStart(code, position);
        if (DirectiveLine.At(code, position, analyst.Folder) is { } directive && !IsInsideText(analyst.Read(code, before), directive.Hash))
        {
            return directive.List;
        }

        var previous = analyst.Previous(before);
        if (_known is not { } known || known.Previous != previous
            || !code.AsSpan(0, start).SequenceEqual(known.Before) || !code.AsSpan(position).SequenceEqual(known.After))
        {
            var readable = start == position ? code.Insert(position, CompletionPlace.Placeholder) : code;
            var place = new CompletionPlace(analyst.Read(readable, before), position);
            var isProse = place.Snapshot.Code[start] != readable[start];
            if (isProse || place.IsNameless)
            {
                return new CompletionList(start, position, []);
            }

            _known = known = new Known(previous, code[..start], code[position..], [.. Items(place)]);
        }

        return new CompletionList(start, position, Fitting(known.Items, code[start..position]));
    }

    // A line of a long text or of a comment may begin with # too.
    private static bool IsInsideText(CodeSnapshot snapshot, int hash) =>
        snapshot.Root.FindToken(hash).Span.Contains(hash) || snapshot.Root.FindTrivia(hash).IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static IReadOnlyList<CompletionItem> Fitting(IReadOnlyList<CompletionItem> items, string typed) =>
        [.. from item in items
            let match = NameMatching.Best(NameMatching.Of(item.Name, typed), NameMatching.Of(item.Text, typed))
            where match is not NameMatch.None
            let visible = item.Visible()
            where visible is not null
            orderby visible.IsObsolete(), match descending, visible.Rank, visible.Text.ToUpperInvariant(), visible.Text
            select visible];

    private static IEnumerable<CompletionItem> Items(CompletionPlace place)
    {
        if (Members.Receiver(place.Left) is { } receiver)
        {
            return Members.Of(place, receiver);
        }

        if (place.Left.Kind() is SyntaxKind.DotToken)
        {
            return [];
        }

        if (Initializer.Members(place) is { } members)
        {
            return members;
        }

        return Keywords.EndsValue(place.Left) ? Keywords.At(place)
            : Expectation.Of(place).Concat(NamesInScope.Of(place)).Concat(Keywords.At(place)).DistinctBy(item => item.Text);
    }
}
