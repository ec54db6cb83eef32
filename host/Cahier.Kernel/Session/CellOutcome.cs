namespace Cahier.Kernel.Session;

/// <summary>How a cell ended. Its outputs went to its sink meanwhile.</summary>
/// <param name="Error">What went wrong; null when the cell ran to its end.</param>
/// <param name="Spans">What the compiler says about places of this cell: errors, or warnings of a cell that ran.</param>
internal sealed record CellOutcome(CellError? Error, IReadOnlyList<CellSpan> Spans);

/// <summary>Why a cell failed.</summary>
/// <param name="Kind">Whose failure.</param>
/// <param name="Name">The exception's type, as Jupyter's <c>ename</c>.</param>
/// <param name="Message">One sentence for the reader.</param>
/// <param name="Traceback">The whole story, one line an entry.</param>
/// <param name="Spans">Where in the cell.</param>
internal sealed record CellError(CellErrorKind Kind, string Name, string Message, IReadOnlyList<string> Traceback, IReadOnlyList<CellSpan> Spans);

/// <summary>Whose failure an error is.</summary>
internal enum CellErrorKind
{
    /// <summary>The compiler refused the cell; nothing of it ran.</summary>
    Compile,

    /// <summary>An exception left the cell.</summary>
    Runtime,

    /// <summary>The reader stopped it.</summary>
    Interrupted,

    /// <summary>Its process ends.</summary>
    Died,
}

/// <summary>A place in a cell and what is to say about it; lines and columns from 1.</summary>
internal sealed record CellSpan(int Line, int Column, int EndLine, int EndColumn, string Id, string Severity, string Message);
