using Cahier.Kernel.Output;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// The cell that the code at hand belongs to. It flows with the execution context, so a task or a thread that a cell started
/// still belongs to it after the cell has ended.
/// </summary>
#pragma warning disable CA1001 // A source without timer or wait handle holds nothing, and code that the cell left running may still look at its token.
internal sealed class CellContext(int number, CellOutput output, NotebookLanguage language)
#pragma warning restore CA1001
{
    private static readonly AsyncLocal<CellContext?> _current = new();
    private static volatile CellContext? _last;
    private readonly CancellationTokenSource _cancellation = new();
    private volatile bool _interrupted;

    public int Number { get; } = number;

    public CellOutput Output { get; } = output;

    public NotebookLanguage Language { get; } = language;

    /// <summary>The reader stopped this cell: all its code is to end, on whichever thread.</summary>
    public bool Interrupted => _interrupted;

    /// <summary>Cancelled when the reader stops this cell.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

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

    /// <summary>Tells libraries that were given the token. Runs what they have registered there.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException)
        {
            // What was to be told of the end has failed; the end comes all the same.
        }
    }

    /// <summary>Says something on the cell's stderr, at once.</summary>
    public void Tell(Text text)
    {
        Output.Write("stderr", text.In(Language) + "\n");
        Output.Flush();
    }
}
