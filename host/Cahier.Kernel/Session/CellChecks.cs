using System.ComponentModel;
using System.Runtime.CompilerServices;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// What <see cref="CheckInsertion"/> puts into a cell's loops and functions, so that an endless one can be stopped.
/// Public for the compiled cells only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellChecks
{
    // Volatile, or the optimiser would read it once before the loop.
    private static volatile bool s_raised;

    /// <summary>At the start of a loop's body: one read of a flag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (s_raised)
        {
            StopIfInterrupted();
        }
    }

    /// <summary>At the start of a function that may call itself: the flag, and whether the stack has room for more.</summary>
    /// <exception cref="RecursionTooDeepException">It has not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call()
    {
        if (s_raised)
        {
            StopIfInterrupted();
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            ThrowTooDeep();
        }
    }

    internal static void Raise() => s_raised = true;

    internal static void Lower() => s_raised = false;

    // The flag is for all cells: while it is up, a cell that was not interrupted goes on, a little slower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StopIfInterrupted()
    {
        if (CellContext.CurrentOrLast is { Interrupted: true })
        {
            throw new CellInterruptedException();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowTooDeep() =>
        throw new RecursionTooDeepException(KernelTexts.RecursionTooDeep.In(CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English));
}

/// <summary>A function of a cell called itself until the stack was full.</summary>
public sealed class RecursionTooDeepException : Exception
{
    internal RecursionTooDeepException(string message)
        : base(message)
    {
    }
}

/// <summary>The reader interrupted the cell.</summary>
internal sealed class CellInterruptedException : OperationCanceledException;
