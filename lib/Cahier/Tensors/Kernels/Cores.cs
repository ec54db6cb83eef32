using System.Runtime.ExceptionServices;

namespace Cahier.Tensors.Kernels;

/// <summary>
/// Runs independent parts of one operation on several cores. Built for parts of a few microseconds, which
/// <see cref="Parallel"/> would spend on starting: its threads watch for the next job for a moment before they sleep.
/// </summary>
/// <remarks>Which core computes a part makes no difference to its bits: parts write different outputs and share no sums.</remarks>
internal static class Cores
{
    /// <summary>Work in elementary operations below which a second core does not pay.</summary>
    public const long WorthSharing = 300_000;

    // A fraction of a second. An interrupted caller waits for the parts being computed, and a notebook's kernel does not wait for ever.
    private const long LargestPart = 10_000_000_000;

    private const int LooksBeforeSleep = 300;

    private static readonly SemaphoreSlim _wake = new(0);
    private static volatile Job? _job;
    private static int _sleeping;
    private static int _started;
    private static int _busy;

    /// <summary>How many cores may work at once, this thread's included.</summary>
    public static int Count { get; set; } = Environment.ProcessorCount;

    /// <summary>Calls <paramref name="range"/> with from and to of consecutive ranges that together are 0 … count.</summary>
    /// <param name="count">How many outputs (rows, matrices) there are.</param>
    /// <param name="work">Elementary operations in all: decides whether to share.</param>
    /// <param name="range">Computes the outputs of one range.</param>
    /// <param name="multiple">Ranges begin at multiples of this.</param>
    public static void Split(int count, long work, Action<int, int> range, int multiple = 1)
    {
        var units = (count + multiple - 1) / multiple;
        // Two parts a core: one that starts late, or is taken away in between, leaves the rest to the others.
        var wanted = Math.Max(2 * Count, work / LargestPart);
        var parts = (int)Math.Min(Math.Min(wanted, units), work / (WorthSharing / 2));
        if (parts <= 1 || Count == 1)
        {
            range(0, count);
            return;
        }

        Run(parts, part => range(
            (int)((long)units * part / parts) * multiple,
            Math.Min(count, (int)((long)units * (part + 1) / parts) * multiple)));
    }

    private static void Run(int parts, Action<int> part)
    {
        // A job inside a job, or from a second thread, simply runs where it is: the cores are busy.
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            for (var i = 0; i < parts; i++)
                part(i);
            return;
        }

        var job = new Job(parts, part);
        try
        {
            StartThreads();
            _job = job;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _sleeping) is > 0 and var sleeping)
                _wake.Release(Math.Min(sleeping, Count - 1));
            job.Help();
        }
        finally
        {
            // Even when this thread is interrupted: the others write to memory that is only ours until we return.
            job.End();
            _job = null;
            Volatile.Write(ref _busy, 0);
        }
        job.ThrowIfFailed();
    }

    private static void StartThreads()
    {
        for (; _started < Count - 1; _started++)
        {
            // Unsafe: without the scope, the language and whatever else was in force when the first job came.
            new Thread(WatchForJobs) { IsBackground = true, Name = "Cahier.Cores" }.UnsafeStart();
        }
    }

    private static void WatchForJobs()
    {
        Job? last = null;
        while (true)
        {
            for (var look = 0; look < LooksBeforeSleep && (_job is null || _job == last); look++)
                Thread.SpinWait(20);

            if (_job is { } job && job != last)
            {
                last = job;
                job.Help();
                continue;
            }

            Interlocked.Increment(ref _sleeping);
            if (_job is null || _job == last)
                _wake.Wait();
            Interlocked.Decrement(ref _sleeping);
        }
    }

    private sealed class Job(int parts, Action<int> part)
    {
        private Action<int>? _part = part;
        private int _next = -1;
        private int _helping;
        private Exception? _failure;

        /// <summary>Takes parts until none is left.</summary>
        public void Help()
        {
            Interlocked.Increment(ref _helping);
            try
            {
                for (var i = Interlocked.Increment(ref _next); i < parts; i = Interlocked.Increment(ref _next))
                    _part!(i);
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
        public void End()
        {
            Interlocked.Exchange(ref _next, parts);
            for (var look = 0; Volatile.Read(ref _helping) > 0; look++)
            {
                if (look < LooksBeforeSleep)
                    Thread.SpinWait(20);
                else
                    Thread.Yield();     // somebody else has the core that we wait for
            }
            // A thread that watches for the next job remembers this one: not the tensors that it worked on.
            _part = null;
        }

        public void ThrowIfFailed()
        {
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }
    }
}
