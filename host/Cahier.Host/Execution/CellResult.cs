using Cahier.Host.Notebooks;

namespace Cahier.Host.Execution;

/// <summary>How a code cell went.</summary>
/// <param name="Cell">The cell, with its outputs.</param>
/// <param name="WallSeconds">Time passed.</param>
/// <param name="CpuSeconds">Processor time of the kernel's process, all cores together.</param>
/// <param name="Failure">What went wrong; null when it passed.</param>
internal sealed record CellResult(NotebookCell Cell, double WallSeconds, double CpuSeconds, CellFailure? Failure);

/// <summary>Why a cell failed.</summary>
/// <param name="Line">The line in the cell, from 1, where one is known.</param>
/// <param name="Kind">The exception's type, or what else it was: Timeout, KernelDied.</param>
/// <param name="Message">What it said.</param>
internal sealed record CellFailure(int? Line, string Kind, string Message)
{
    public override string ToString() => $"{Kind}: {Message}";
}

/// <summary>How a notebook went.</summary>
/// <param name="Notebook">The executed copy.</param>
/// <param name="Cells">The code cells that were run, in order: all of them, or up to the one that failed.</param>
/// <param name="WallSeconds">Time passed, the kernel's start included.</param>
/// <param name="CpuSeconds">Processor time of the kernel's process, its start included.</param>
internal sealed record NotebookResult(Notebook Notebook, IReadOnlyList<CellResult> Cells, double WallSeconds, double CpuSeconds)
{
    public CellResult? Failed => Cells.FirstOrDefault(cell => cell.Failure is not null);

    /// <summary>file: cell, line: message, for the first failure; null when there is none.</summary>
    public string? FailureLine => Failed is { Failure: { } failure } failed
        ? $"{Notebook.Path}: {failed.Cell.Name}{(failure.Line is { } line ? $", line {line}" : "")}: {failure}"
        : null;
}
