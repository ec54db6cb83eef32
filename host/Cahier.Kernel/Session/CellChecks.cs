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
    private static volatile bool _raised;
    private static long _raisedAt;

    // The cell's thread may use addresses from here, and so many; all other threads are asked about one by one.
    private static nuint _stackStart;
    private static nuint _stackLength;

    /// <summary>At the start of a loop's body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Loop()
    {
        if (_raised)
        {
            Stop();
        }
    }

    /// <summary>At the start of a function that may call itself: also whether the stack has room for more.</summary>
    /// <exception cref="RecursionTooDeepException">It has not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call()
    {
        if (_raised)
        {
            Stop();
        }

        byte here;
        if ((nuint)(&here) - _stackStart >= _stackLength)
        {
            CheckStack();
        }
    }

    /// <summary>Around a sequence that a library makes and another may run through, without a line of the cell's in between.</summary>
    public static IEnumerable<T> Each<T>(IEnumerable<T> sequence)
    {
        foreach (var item in sequence)
        {
            Loop();
            yield return item;
        }
    }

    /// <summary>For a method that takes a token and was given none.</summary>
    public static CancellationToken Cancellation => CellContext.Current?.Cancellation ?? CancellationToken.None;

    /// <summary>Stops all code of cells at its next check.</summary>
    internal static void Raise()
    {
        _raisedAt = Environment.TickCount64;
        _raised = true;
    }

    /// <summary>Lets code of cells run on this thread, whose stack has <paramref name="stackSize"/> bytes.</summary>
    internal static void Enter(int stackSize)
    {
        if (_raised)
        {
            Thread.Sleep((int)Math.Clamp(_raisedAt + RaisedMilliseconds - Environment.TickCount64, 0, RaisedMilliseconds));
            _raised = false;
        }

        byte here;
        _stackLength = (nuint)(stackSize - StackReserve);
        _stackStart = (nuint)(&here) - _stackLength;
    }

    // Not to be inlined and not to be marked so: that it never returns is what the JIT finds out by looking at it.
    private static void Stop() => throw new CellInterruptedException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckStack()
    {
        byte here;
        if ((nuint)(&here) - (_stackStart - StackReserve) < StackReserve || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
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
