using System.ComponentModel;
using System.Runtime.CompilerServices;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// What <see cref="CheckInsertion"/> puts into a cell's loops and functions, so that an endless one can be stopped.
/// Public for the compiled cells only.
/// </summary>
/// <remarks>
/// Made to cost nothing: one comparison each, and a way out that never comes back. (Could it come back, the JIT would keep a loop's float variables
/// in memory instead of registers, and the loop would take four times as long.) Therefore the flag is for all cells at once: an interruption also stops
/// what earlier cells left running.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class CellChecks
{
    // Threads that are to see the flag may have to wait for a processor first.
    private const int RaisedMilliseconds = 150;

    // Room for what a function calls that has no check, and for the runtime's compiler, which works on the same stack.
    private const int StackReserve = 256 * 1024;

    // Volatile, or the optimiser would read it once before the loop.
    private static volatile bool s_raised;
    private static long s_raisedAt;

    // The cell's thread may use addresses from here, and so many; all other threads are asked about one by one.
    private static nuint s_stackStart;
    private static nuint s_stackLength;

    /// <summary>At the start of a loop's body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (s_raised)
        {
            Stop();
        }
    }

    /// <summary>At the start of a function that may call itself: also whether the stack has room for more.</summary>
    /// <exception cref="RecursionTooDeepException">It has not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call()
    {
        if (s_raised)
        {
            Stop();
        }

        byte here;
        if ((nuint)(&here) - s_stackStart >= s_stackLength)
        {
            CheckStack();
        }
    }

    /// <summary>Stops all code of cells at its next check.</summary>
    internal static void Raise()
    {
        s_raisedAt = Environment.TickCount64;
        s_raised = true;
    }

    /// <summary>Lets code of cells run on this thread, whose stack has <paramref name="stackSize"/> bytes.</summary>
    internal static void Enter(int stackSize)
    {
        if (s_raised)
        {
            Thread.Sleep((int)Math.Clamp(s_raisedAt + RaisedMilliseconds - Environment.TickCount64, 0, RaisedMilliseconds));
            s_raised = false;
        }

        byte here;
        s_stackLength = (nuint)(stackSize - StackReserve);
        s_stackStart = (nuint)(&here) - s_stackLength;
    }

    // Not to be inlined and not to be marked so: that it never returns is what the JIT finds out by looking at it.
    private static void Stop() => throw new CellInterruptedException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckStack()
    {
        byte here;
        if ((nuint)(&here) - (s_stackStart - StackReserve) < StackReserve || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new RecursionTooDeepException(KernelTexts.RecursionTooDeep.In(CellContext.CurrentOrLast?.Language ?? NotebookLanguage.English));
        }
    }
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
