using System.Reflection;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>An exception as a reader can use it: what happened, then the reader's own lines that led there.</summary>
internal static class CellErrors
{
    private const string InterruptedName = "KeyboardInterrupt";
    private const string DeathName = "KernelDied";

    public static CellOutcome Interrupted(NotebookLanguage language) => new(InterruptedError(language), []);

    /// <summary>The error of a cell with which the process ends.</summary>
    public static CellError Death(Text why, NotebookLanguage language) => new(CellErrorKind.Died, DeathName, why.In(language), [why.In(language)], []);

    /// <summary>The error of a cell that an exception has left.</summary>
    public static CellError From(Exception failure, CellRequest request, CheckedText text, NotebookLanguage language)
    {
        if (failure is CellInterruptedException)
        {
            return InterruptedError(language);
        }

        var exception = Unwrap(failure);
        var frames = CellFrames.Of(exception);
        var spans = frames.FirstOrDefault(frame => frame.Cell == request.Number && frame.Line > 0) is { } frame ? [LineSpan(text, frame.Line, exception, language)] : Array.Empty<CellSpan>();
        return new CellError(CellErrorKind.Runtime, exception.GetType().Name, RuntimeSentences.Of(exception, language), Traceback(exception, frames, language), spans);
    }

    /// <summary>The lines to show for an exception, with its causes.</summary>
    public static IReadOnlyList<string> Traceback(Exception exception, NotebookLanguage language) => Traceback(exception, CellFrames.Of(exception), language);

    private static List<string> Traceback(Exception exception, IReadOnlyList<CellFrame> frames, NotebookLanguage language)
    {
        List<string> lines = [Headline(exception, language), .. CellFrames.Lines(frames, language)];
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            lines.Add(KernelTexts.CausedBy(Headline(cause, language)).In(language));
            lines.AddRange(CellFrames.Lines(CellFrames.Of(cause), language));
        }

        return lines;
    }

    private static string Headline(Exception exception, NotebookLanguage language) => $"{exception.GetType().Name}: {RuntimeSentences.Of(exception, language)}";

    private static CellError InterruptedError(NotebookLanguage language)
    {
        var message = KernelTexts.Interrupted.In(language);
        return new CellError(CellErrorKind.Interrupted, InterruptedName, message, [message], []);
    }

    // Reflection, tasks and static constructors wrap what the reader's code threw.
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var inner] } => Unwrap(inner),
        _ => exception,
    };

    private static CellSpan LineSpan(CheckedText text, int line, Exception exception, NotebookLanguage language)
    {
        var content = line <= text.Original.Lines.Count ? text.Original.Lines[line - 1].ToString() : "";
        var indent = content.Length - content.TrimStart().Length;
        return new CellSpan(line, indent + 1, line, content.TrimEnd().Length + 1, exception.GetType().Name, "error", RuntimeSentences.Of(exception, language));
    }
}
