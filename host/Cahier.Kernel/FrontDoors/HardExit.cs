using System.Runtime.InteropServices;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The process's end here and now: no handler, no finaliser, nothing that a cell's code could hold up.</summary>
internal static partial class HardExit
{
    public static void With(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            TerminateProcess(-1, (uint)code);
        }
        else
        {
            Exit(code);
        }
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);

    // -1 stands for the process itself.
    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateProcess(nint process, uint code);
}
