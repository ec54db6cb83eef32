namespace Cahier.Tensors.Kernels;

/// <summary>Parts of work that several threads take one after the other.</summary>
/// <remarks>
/// The objects are used again for the next work of their kind: a thread that comes late, when the work it came for has ended, finds no part
/// to take, or takes one of the next. What makes that right: parts are only given to threads that count as helping, and work only ends, after
/// it has given out its last part, when none is helping. So who got a part works on what was written before that part was given out.
/// </remarks>
internal abstract class Job
{
    // Above the number of parts of any work, and far enough from the largest integer for everybody to come late.
    private const int Closed = int.MaxValue / 2;

    private int _next = Closed;
    private int _count, _multiple, _parts;
    private int _helping;
    private Exception? _failure;

    /// <summary>Gives out this many parts of 0 … count from now on. What <see cref="Compute"/> needs has been written before.</summary>
    protected void Open(int count, int multiple, int parts)
    {
        _failure = null;
        (_count, _multiple, _parts) = (count, multiple, parts);
        Volatile.Write(ref _next, -1);
    }

    /// <summary>Computes a part.</summary>
    protected abstract void Compute(int from, int to);

    /// <summary>Forgets what the work was on.</summary>
    protected abstract void Forget();

    /// <summary>Takes parts until none is left.</summary>
    public void Help()
    {
        Interlocked.Increment(ref _helping);
        try
        {
            for (var i = Interlocked.Increment(ref _next); i < Volatile.Read(ref _parts); i = Interlocked.Increment(ref _next))
                Compute(Start(i), Math.Min(_count, Start(i + 1)));
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller, and on a thread of ours would end the process.
        catch (Exception failure)
        {
            _failure ??= failure;
        }
#pragma warning restore CA1031
        finally
        {
            Interlocked.Decrement(ref _helping);
        }
    }

    /// <summary>Gives out no more parts and waits for those being computed. Does not block, so nothing can interrupt it.</summary>
    /// <returns>The first failure of a part, if one failed.</returns>
    public Exception? End()
    {
        Interlocked.Exchange(ref _next, Closed);
        for (var look = 0; Volatile.Read(ref _helping) > 0; look++)
        {
            if (look < Cores.LooksBeforeSleep)
                Thread.SpinWait(20);
            else
                Thread.Yield();     // somebody else has the core that we wait for
        }
        Forget();
        return Interlocked.Exchange(ref _failure, null);
    }

    // Parts begin at multiples.
    private int Start(int part)
    {
        var units = (_count + _multiple - 1) / _multiple;
        return (int)((long)units * part / _parts) * _multiple;
    }
}

/// <summary>Work on one kind of state. There is only one at a time.</summary>
internal sealed class Job<TState> : Job
{
    public static readonly Job<TState> Only = new();

    private TState? _state;
    private Action<TState, int, int>? _range;

    /// <summary>Begins the work: <paramref name="range"/> computes the outputs of one part.</summary>
    public void Begin(TState state, Action<TState, int, int> range, int count, int multiple, int parts)
    {
        (_state, _range) = (state, range);
        Open(count, multiple, parts);
    }

    protected override void Compute(int from, int to) => _range!(_state!, from, to);

    protected override void Forget() => (_state, _range) = (default, null);
}
