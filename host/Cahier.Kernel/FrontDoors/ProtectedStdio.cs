using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cahier.Kernel.FrontDoors;

/// <summary>
/// The protocol's own ends of stdin and stdout. The standard ones lead elsewhere afterwards, so that a native library that prints, or a cell that
/// opens the standard streams, cannot write into the protocol or read it away.
/// </summary>
internal static partial class ProtectedStdio
{
    private const int Stdin = 0;
    private const int Stdout = 1;
    private const int Stderr = 2;

    // Held for as long as the process lives: a collected handle is a closed one.
    private static SafeFileHandle? _nothing;

    public static (Stream Input, Stream Output) Take()
    {
        // On Unix both hold duplicates of the descriptors, which children do not inherit.
        var input = Console.OpenStandardInput();
        Stream output;
        if (OperatingSystem.IsWindows())
        {
            output = Console.OpenStandardOutput();
            _ = SetStdHandle(WindowsOutput, GetStdHandle(WindowsError));
            _nothing = File.OpenHandle("NUL");
            _ = SetStdHandle(WindowsInput, _nothing.DangerousGetHandle());
        }
        else
        {
            // Console's own stream would lock Console.Out for each write: a cell that prints holds that, and waits for just this write when much is to be written.
            output = new FileStream(new SafeFileHandle(DuplicateForUs(Stdout), ownsHandle: true), FileAccess.Write, bufferSize: 0);
            using var nothing = File.OpenHandle("/dev/null");
            _ = Duplicate((int)nothing.DangerousGetHandle(), Stdin);
            _ = Duplicate(Stderr, Stdout);
        }

        return (input, output);
    }

    // The runtime's own dup, whose descriptors children do not inherit.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Dup")]
    private static partial nint DuplicateForUs(nint descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    private const int WindowsInput = -10;
    private const int WindowsOutput = -11;
    private const int WindowsError = -12;

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
