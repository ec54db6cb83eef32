namespace Cahier.Kernel.Session;

/// <summary>
/// How much memory cells may hold, when whoever started the kernel set a limit. .NET's heap refuses what would go beyond: an exception of the cell's, and nothing
/// is lost. What native libraries hold is seen only from outside, and too late to refuse: then the process has to end.
/// </summary>
internal static class MemoryLimit
{
    // The runtime, the compiler and all code.
    private const long OwnNeed = 256L << 20;

    // With a heap that is full not even a cell that empties it can be compiled.
    private const long Reserve = 64L << 20;

    private const int LookMilliseconds = 200;

    private static readonly Lock _gate = new();
    private static long _limit;
    private static bool _relaxed;

    /// <summary>What cells may hold: the limit, or what the machine has.</summary>
    public static long Megabytes => (_limit > 0 ? _limit : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) >> 20;

    /// <summary>Sets the limit.</summary>
    /// <param name="megabytes">What cells may hold; null: as much as there is.</param>
    /// <param name="exceeded">Called once, when the whole process holds more.</param>
    public static void Set(int? megabytes, Action exceeded)
    {
        if (megabytes is null)
        {
            return;
        }

        _limit = (long)megabytes << 20;
        SetHeapLimit(_limit);
        new Thread(() => Watch(exceeded)) { Name = "memory", IsBackground = true }.Start();
    }

    /// <summary>After a cell had no memory left: the next ones get a little more, to give back what they hold.</summary>
    public static void Relax()
    {
        lock (_gate)
        {
            if (_limit > 0 && !_relaxed)
            {
                _relaxed = true;
                SetHeapLimit(_limit + Reserve);
            }
        }
    }

    private static void Watch(Action exceeded)
    {
        while (Environment.WorkingSet < _limit + Reserve + OwnNeed)
        {
            Thread.Sleep(LookMilliseconds);
            Tighten();
        }

        exceeded();
    }

    private static void Tighten()
    {
        lock (_gate)
        {
            if (_relaxed && GC.GetTotalMemory(forceFullCollection: false) < _limit - Reserve)
            {
                _relaxed = false;
                SetHeapLimit(_limit);
            }
        }
    }

    private static void SetHeapLimit(long bytes)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)bytes);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            // More is held already than the limit allows; the next time, then.
            _relaxed = true;
        }
    }
}
