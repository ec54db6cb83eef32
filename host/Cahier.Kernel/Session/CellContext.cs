using Cahier.Kernel.Output;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// The cell that the code at hand belongs to. It flows with the execution context, so a task or a thread that a cell started
/// still belongs to it after the cell has ended.
/// </summary>
internal sealed class CellContext(int number, CellOutput output, NotebookLanguage language)
{
    private static readonly AsyncLocal<CellContext?> _current = new();
    private static volatile CellContext? _last;
    private volatile bool _interrupted;

    public int Number { get; } = number;

    public CellOutput Output { get; } = output;

    public NotebookLanguage Language { get; } = language;

    /// <summary>The reader stopped this cell: all its code is to end, on whichever thread.</summary>
    public bool Interrupted => _interrupted;

    public static CellContext? Current => _current.Value;

    /// <summary>Code that lost its execution context (a native callback, <c>UnsafeStart</c>) writes to the cell that ran last.</summary>
    public static CellContext? CurrentOrLast => _current.Value ?? _last;

    /// <summary>From here on, this thread and what it starts belong to <paramref name="cell"/>.</summary>
    public static void Enter(CellContext cell)
    {
        _current.Value = cell;
        _last = cell;
    }

    public void MarkInterrupted() => _interrupted = true;
}
