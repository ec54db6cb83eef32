using System.Globalization;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Client;

/// <summary>Why a kernel's process ended, from what it leaves behind.</summary>
internal static class KernelExit
{
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);

    public static Text Reason(int exitCode, string stderr, bool expected, bool killed) => exitCode switch
    {
        _ when killed => KernelTexts.Killed,
        _ when expected => KernelTexts.Stopped,
        ExitCodes.CannotStop => KernelTexts.CannotStop,
        ExitCodes.NoCompiler => new Text(stderr.Trim(), stderr.Trim()),
        _ when ExitCalled(stderr) is { } code => KernelTexts.ExitCalled(code),
        // What an abort of a thread that cannot bear it comes to on Unix.
        _ when stderr.Contains("PAL_SEHException", StringComparison.Ordinal) => KernelTexts.CannotStop,
        WindowsStackOverflow => KernelTexts.StackOverflow,
        // The runtime's own first words before it aborts; they are never translated.
        _ when stderr.Contains("Stack overflow.", StringComparison.Ordinal) => KernelTexts.StackOverflow,
        _ when stderr.Contains("Out of memory.", StringComparison.Ordinal) => KernelTexts.OutOfMemory,
        _ => KernelTexts.Crashed(exitCode),
    };

    private static int? ExitCalled(string stderr)
    {
        var mark = stderr.LastIndexOf(ExitCodes.ExitCalledMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        var rest = stderr.AsSpan(mark + ExitCodes.ExitCalledMark.Length);
        var end = rest.IndexOfAny('\r', '\n');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
