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

    private const int LooksBeforeSleep = 500;

    private static readonly Lock _oneJobAtATime = new();
    private static readonly SemaphoreSlim _wake = new(0);
    private static volatile Job? _job;
    private static int _sleeping;
    private static int _started;

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
        var parts = (int)Math.Min(Math.Min(Count, units), work / (WorthSharing / 2));
        if (parts <= 1)
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
        if (!_oneJobAtATime.TryEnter())
        {
            for (var i = 0; i < parts; i++)
                part(i);
            return;
        }

        try
        {
            StartThreads();
            var job = new Job(parts, part);
            _job = job;
            Interlocked.MemoryBarrier();
            if (_sleeping > 0)
                _wake.Release(Math.Min(_sleeping, parts - 1));
            job.Help();
            job.WaitForOthers();
            _job = null;
        }
        finally
        {
            _oneJobAtATime.Exit();
        }
    }

    private static void StartThreads()
    {
        for (; _started < Count - 1; _started++)
            new Thread(WatchForJobs) { IsBackground = true, Name = "Cahier.Cores" }.Start();
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
        private int _next = -1;
        private int _done;
        private Exception? _failure;

        /// <summary>Takes parts until none is left.</summary>
        public void Help()
        {
            for (var i = Interlocked.Increment(ref _next); i < parts; i = Interlocked.Increment(ref _next))
            {
                try
                {
                    part(i);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    _failure = failure;
                }
                Interlocked.Increment(ref _done);
            }
        }

        public void WaitForOthers()
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref _done) < parts)
                wait.SpinOnce(sleep1Threshold: -1);
            if (_failure is not null)
                throw new AggregateException(_failure);
        }
    }
}
