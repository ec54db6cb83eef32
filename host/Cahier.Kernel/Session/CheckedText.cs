using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Session;

/// <summary>A source text with its checks inserted, and the way back from it to what the reader wrote.</summary>
internal sealed class CheckedText(SourceText original, ImmutableArray<TextChange> changes)
{
    public SourceText Original => original;

    /// <summary>What is compiled.</summary>
    public SourceText Text { get; } = original.WithChanges(changes);

    /// <summary>The line and column, from 0, of a span of <see cref="Text"/> in what the reader wrote.</summary>
    public LinePositionSpan ToOriginal(TextSpan span) =>
        original.Lines.GetLinePositionSpan(TextSpan.FromBounds(ToOriginal(span.Start), Math.Max(ToOriginal(span.Start), ToOriginal(span.End))));

    private int ToOriginal(int position)
    {
        var shift = 0;      // how much longer the text has become by the changes before
        foreach (var change in changes)
        {
            var start = change.Span.Start + shift;
            var inserted = change.NewText!.Length;
            if (position < start)
            {
                break;
            }

            if (position < start + inserted)
            {
                return change.Span.Start;
            }

            shift += inserted - change.Span.Length;
        }

        return Math.Clamp(position - shift, 0, original.Length);
    }
}
