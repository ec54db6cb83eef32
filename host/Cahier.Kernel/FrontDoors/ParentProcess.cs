using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The process that Jupyter's clients start kernels from, which they name in <c>JPY_PARENT_PID</c>: a kernel does not outlive it.</summary>
internal static class ParentProcess
{
    private const string Variable = "JPY_PARENT_PID";
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
        try
        {
            using var parent = Process.GetProcessById(id);
            while (!parent.HasExited)
            {
                Thread.Sleep(LookMilliseconds);
            }
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }
}
