namespace Cahier.Kernel.Session;

/// <summary>
/// Continuations that wait for the cell's thread. When that thread is blocked in the cell's own code (<c>task.Result</c>), the thread pool takes
/// them over after a moment: a cell must not deadlock on what works in a console program.
/// </summary>
internal sealed class CellPump(SynchronizationContext context)
{
    private const int TakeOverMilliseconds = 2;

    private readonly object _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _waiting = new();
    private bool _idle;
    private bool _blocked;
    private bool _stopped;
    private Timer? _takeOver;

    /// <summary>Runs continuations on this thread until the task ends.</summary>
    /// <exception cref="CellInterruptedException">The cell was interrupted: what it awaits is abandoned.</exception>
    public object? WaitFor(Task<object?> task)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (Take(task) is { } next)
            {
                next.Callback(next.State);
            }
        }

        return task.GetAwaiter().GetResult();
    }

    public void Post(SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            _waiting.Enqueue((callback, state));
            if (_idle)
            {
                Monitor.PulseAll(_gate);
            }
            else if (_blocked)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static pump => pump.RunWaiting(), this, preferLocal: false);
            }
            else
            {
                ArmTakeOver();
            }
        }
    }

    /// <summary>Ends <see cref="WaitFor"/>.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private (SendOrPostCallback Callback, object? State)? Take(Task task)
    {
        lock (_gate)
        {
            _idle = true;
            _blocked = false;
            try
            {
                while (true)
                {
                    if (_waiting.TryDequeue(out var next))
                    {
                        // The others cannot wait for this one if it blocks until one of them has run.
                        ArmTakeOver();
                        return next;
                    }

                    if (task.IsCompleted)
                    {
                        return null;
                    }

                    if (_stopped)
                    {
                        throw new CellInterruptedException();
                    }

                    Monitor.Wait(_gate);
                }
            }
            finally
            {
                _idle = false;
            }
        }
    }

    private void ArmTakeOver()
    {
        if (_waiting.Count > 0)
        {
            _takeOver ??= new Timer(_ => TakeOver());
            _takeOver.Change(TakeOverMilliseconds, Timeout.Infinite);
        }
    }

    private void TakeOver()
    {
        lock (_gate)
        {
            if (_idle || _waiting.Count == 0)
            {
                return;
            }

            _blocked = true;
        }

        RunWaiting();
    }

    private void RunWaiting()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    return;
                }
            }

            var before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(context);
            try
            {
                next.Callback(next.State);
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }
        }
    }
}
