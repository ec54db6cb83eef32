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

    internal const int LooksBeforeSleep = 300;

    private static readonly SemaphoreSlim _wake = new(0);
    private static volatile Job? _job;
    private static volatile int _jobs;      // how many there have been
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
    public static void Split(int count, long work, Action<int, int> range, int multiple = 1) =>
        Split(count, work, range, static (range, from, to) => range(from, to), multiple);

    /// <summary>The same without garbage: what a static function needs is handed to it rather than captured.</summary>
    /// <param name="count">How many outputs (rows, matrices) there are.</param>
    /// <param name="work">Elementary operations in all: decides whether to share.</param>
    /// <param name="state">What the function works on.</param>
    /// <param name="range">Computes the outputs of one range.</param>
    /// <param name="multiple">Ranges begin at multiples of this.</param>
    public static void Split<TState>(int count, long work, TState state, Action<TState, int, int> range, int multiple = 1)
    {
        var units = (count + multiple - 1) / multiple;
        // Two parts a core: one that starts late, or is taken away in between, leaves the rest to the others.
        var wanted = Math.Max(2 * Count, work / LargestPart);
        var parts = (int)Math.Min(Math.Min(wanted, units), work / (WorthSharing / 2));
        // A job inside a job, or from a second thread, simply runs where it is: the cores are busy.
        if (parts <= 1 || Count == 1 || Interlocked.Exchange(ref _busy, 1) == 1)
        {
            range(state, 0, count);
            return;
        }

        var job = Job<TState>.Only;
        Exception? failure;
        try
        {
            StartThreads();
            job.Begin(state, range, count, multiple, parts);
            _job = job;
            _jobs++;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _sleeping) is > 0 and var sleeping)
                _wake.Release(Math.Min(sleeping, Count - 1));
            job.Help();
        }
        finally
        {
            // Even when this thread is interrupted: the others write to memory that is only ours until we return.
            failure = job.End();
            _job = null;
            Volatile.Write(ref _busy, 0);
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
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
        var seen = 0;
        while (true)
        {
            for (var look = 0; look < LooksBeforeSleep && _jobs == seen; look++)
                Thread.SpinWait(20);

            if (_jobs is var jobs && jobs != seen)
            {
                seen = jobs;
                _job?.Help();
                continue;
            }

            Interlocked.Increment(ref _sleeping);
            if (_jobs == seen)
                _wake.Wait();
            Interlocked.Decrement(ref _sleeping);
        }
    }
}
