using System.Diagnostics;
using System.Runtime.InteropServices;
using ThreadState = System.Diagnostics.ThreadState;

namespace Cahier.Kernel.Session;

/// <summary>
/// Whether a thread computes or waits for the system: for a line from a socket, for the end of a file that nobody writes. .NET's own waits can be
/// interrupted; the system's cannot, but such a thread does no harm where it is.
/// </summary>
internal sealed partial class ThreadActivity
{
    private readonly int _id;
    private TimeSpan _processorTime;
    private bool _seen;

    private ThreadActivity(int id) => _id = id;

    /// <summary>Of the thread that calls this; null where the system does not tell one thread's activity.</summary>
    public static ThreadActivity? OfThisThread() =>
        OperatingSystem.IsLinux() ? new(LinuxThreadId())
        : OperatingSystem.IsWindows() ? new(WindowsThreadId())
        : null;

    /// <summary>True when the thread waits, and has done nothing else since this was asked before.</summary>
    public bool HasWaited()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            var thread = process.Threads.Cast<ProcessThread>().FirstOrDefault(thread => thread.Id == _id);
            if (thread is null)
            {
                return false;
            }

            var before = _seen ? _processorTime : TimeSpan.MinValue;
            (_processorTime, _seen) = (thread.TotalProcessorTime, true);
            return thread.ThreadState is ThreadState.Wait && _processorTime == before;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int LinuxThreadId();

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThreadId")]
    private static partial int WindowsThreadId();
}
