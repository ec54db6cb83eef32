using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cahier.Kernel.Client;

/// <summary>The process that Jupyter's clients start kernels from, which they name in <c>JPY_PARENT_PID</c>: a kernel does not outlive it.</summary>
public static partial class ParentProcess
{
    /// <summary>The environment variable: a process id, or on Windows an inherited handle.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private const int LookMilliseconds = 1000;

    /// <summary>Returns when that process has ended; never, when none is named.</summary>
    public static void WaitForEnd()
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var named) || named <= 1)
        {
            Thread.Sleep(Timeout.Infinite);
        }
        else if (OperatingSystem.IsWindows())
        {
            // There it is no id but a handle, which was inherited.
            using var ended = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)named, ownsHandle: true) };
            ended.WaitOne();
        }
        else
        {
            WaitForEnd((int)named);
        }
    }

    private static void WaitForEnd(int id)
    {
        // A parent that nobody has waited for yet is still listed, but its children have another one already. It may not be the one that is named:
        // there may be a script between the two. But init starts no kernels.
        const int Init = 1;
        var starter = ParentId();
        try
        {
            using var named = Process.GetProcessById(id);
            while (starter != Init && ParentId() == starter && !named.HasExited)
            {
                Thread.Sleep(LookMilliseconds);
            }
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
