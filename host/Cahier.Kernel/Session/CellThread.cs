using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>
/// The thread a cell runs on, new for each cell: whatever an interruption leaves pending dies with it. It is also the cell's synchronisation
/// context: the cell comes back to it after each await, so that there is one thread to stop.
/// </summary>
/// <remarks>
/// Stages of an interruption. At once: a flag that loops and functions look at, a token for the libraries that take one, <see cref="Thread.Interrupt"/> for what
/// blocks in .NET. After half a second in a call of the system's that gives no answer, the thread is left there for good. After a second of computing it is aborted;
/// when that does not help, <c>stuck</c> is called, and the process has to end.
/// </remarks>
#pragma warning disable CA1001 // A source without timer or wait handle holds nothing, and the abort may still be on its way when the cell has ended.
internal sealed class CellThread : SynchronizationContext
#pragma warning restore CA1001
{
    // The runtime's own default differs between systems (1.5 to 8 MB); a recursion 50,000 calls deep is legitimate.
    private const int StackSize = 8 * 1024 * 1024;
    private const int InterruptMilliseconds = 50;
    private const int WaitsUntilLeft = 10;
    private const int AbortAfter = 1000;
    private const int WarningMilliseconds = 150;
    private const int StuckAfter = 2300;

    private readonly CellContext _cell;
    private readonly Action _stuck;
    private readonly Thread _thread;
    private readonly CellPump _pump;
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _interruptGate = new();
    private bool _interruptible;
    private ThreadActivity? _activity;
    private Exception? _failure;

    private CellThread(CellContext cell, Func<Task<object?>> body, Action<object?> show, Action stuck)
    {
        _cell = cell;
        _stuck = stuck;
        _pump = new CellPump(this);
        _thread = new Thread(() => Live(body, show), StackSize) { Name = $"cell {cell.Number}", IsBackground = true };
    }

    /// <summary>Prepares a thread for <paramref name="body"/>; <paramref name="show"/> gets its value, on the same thread, for what it shows is the cell's code too.</summary>
    public static CellThread For(CellContext cell, Func<Task<object?>> body, Action<object?> show, Action stuck) => new(cell, body, show, stuck);

    /// <summary>Runs the cell to its end.</summary>
    /// <returns>The exception that left it, <see cref="CellInterruptedException"/> when the reader stopped it, null when all went well.</returns>
    public Exception? Run()
    {
        lock (_interruptGate)
        {
            _interruptible = true;
            _thread.Start();
        }

        _ended.Task.Wait();

        // A cell that catches everything also catches its interruption, and ends as if nothing had happened.
        return _cell.Interrupted ? new CellInterruptedException() : _failure;
    }

    /// <summary>Starts to stop the cell; returns at once.</summary>
    public void Interrupt()
    {
        _cell.MarkInterrupted();
        CellChecks.Raise();
        _pump.Stop();
        new Thread(_cell.Cancel) { Name = "cancel", IsBackground = true }.Start();
        new Thread(Escalate) { Name = "interrupt", IsBackground = true }.Start();
    }

    public override void Post(SendOrPostCallback callback, object? state) => _pump.Post(callback, state);

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    public override SynchronizationContext CreateCopy() => this;

    private void Live(Func<Task<object?>> body, Action<object?> show)
    {
        try
        {
            _activity = ThreadActivity.OfThisThread();
            CellContext.Enter(_cell);
            CellChecks.Enter(StackSize);
            SetSynchronizationContext(this);
            RunAbortable(() => show(_pump.WaitFor(body())));
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        // What follows is ours, and must not be interrupted: not even this wait, so it is none.
        while (!_interruptGate.TryEnter())
        {
            Thread.SpinWait(20);
        }

        _interruptible = false;
        _interruptGate.Exit();
        _ended.TrySetResult();
    }

    // An abort may leave a lock held or a type half initialised, hence the "obsolete". Here it is the step before ending the whole process.
#pragma warning disable SYSLIB0046
    private void RunAbortable(Action body) => System.Runtime.ControlledExecution.Run(body, _abort.Token);
#pragma warning restore SYSLIB0046

    private void Escalate()
    {
        if (EndsByInterrupts(out var waits))
        {
            return;
        }

        if (!waits)
        {
            Warn();
        }

        // Cancel returns when the abort has been delivered, which may be never.
        new Thread(_abort.Cancel) { Name = "abort", IsBackground = true }.Start();
        if (waits)
        {
            // The thread waits for the system, and is not waited for any more. Should its call return one day, the abort is there.
            _ended.TrySetResult();
        }
        else if (!_ended.Task.Wait(StuckAfter - AbortAfter))
        {
            _stuck();
        }
    }

    // Again and again: the code may be between two waits, or catch the exception and wait again.
    private bool EndsByInterrupts(out bool waits)
    {
        waits = false;
        var waited = 0;
        for (var elapsed = 0; elapsed < AbortAfter && !waits; elapsed += InterruptMilliseconds)
        {
            lock (_interruptGate)
            {
                if (!_interruptible)
                {
                    return true;
                }

                _thread.Interrupt();
            }

            if (_ended.Task.Wait(InterruptMilliseconds))
            {
                return true;
            }

            waited = _activity?.HasWaited() is true ? waited + 1 : 0;
            waits = waited >= WaitsUntilLeft;
        }

        return false;
    }

    // On Unix, .NET throws the abort's exception safely only where a thread can be stopped at any instruction; reached at the return from a method, it ends the
    // process. Which it will be cannot be known, so it is said before. Written by a thread of its own: the cell's output may be what is stuck.
    private void Warn()
    {
        if (!OperatingSystem.IsWindows())
        {
            var warning = new Thread(() => _cell.Tell(KernelTexts.StoppingByForce)) { Name = "warning", IsBackground = true };
            warning.Start();
            warning.Join(WarningMilliseconds);

            // It is on its way; now it also leaves the process.
            _ended.Task.Wait(WarningMilliseconds);
        }
    }
}
