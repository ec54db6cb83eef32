using System.Globalization;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Client;

/// <summary>What a kernel's process leaves behind.</summary>
/// <param name="ExitCode">128 and the signal's number where a signal ended it.</param>
/// <param name="Stderr">The first and the last of what it wrote there.</param>
internal sealed record KernelExit(int ExitCode, string Stderr)
{
    private const int SignalKill = 128 + 9;
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);
    private const int WindowsAccessViolation = unchecked((int)0xC0000005);

    /// <summary>It was asked to end.</summary>
    public bool Expected { get; init; }

    /// <summary>Its client ended it, for it no longer answered.</summary>
    public bool Killed { get; init; }

    /// <summary>A cell was being stopped.</summary>
    public bool Interrupting { get; init; }

    /// <summary>Why the process ended, for the reader.</summary>
    public Text Reason => ExitCode switch
    {
        _ when Killed => KernelTexts.Killed,
        _ when Expected => KernelTexts.Stopped,
        ExitCodes.CannotStop => KernelTexts.CannotStop,
        ExitCodes.TooMuchMemory => KernelTexts.TooMuchMemory,
        ExitCodes.NoCompiler => new Text(Stderr.Trim(), Stderr.Trim()),
        _ when ExitCalled() is { } code => KernelTexts.ExitCalled(code),
        WindowsStackOverflow => KernelTexts.StackOverflow(RuntimeReport.OverflowingFunction(Stderr)),
        _ when RuntimeReport.IsStackOverflow(Stderr) => KernelTexts.StackOverflow(RuntimeReport.OverflowingFunction(Stderr)),
        _ when RuntimeReport.FailFastMessage(Stderr) is { } message => KernelTexts.FailFastCalled(message),
        _ when Stderr.Contains("Out of memory.", StringComparison.Ordinal) => KernelTexts.OutOfMemory,
        // What the abort of a thread that cannot bear it comes to on Unix.
        _ when Interrupting => KernelTexts.CannotStop,
        _ when Stderr.Contains(nameof(AccessViolationException), StringComparison.Ordinal) => KernelTexts.AccessViolation,
        WindowsAccessViolation => KernelTexts.AccessViolation,
        SignalKill when !OperatingSystem.IsWindows() => KernelTexts.EndedFromOutside,
        _ => KernelTexts.Crashed(ExitCode),
    };

    // The last line: the cell may have written the same before.
    private int? ExitCalled()
    {
        var mark = Stderr.LastIndexOf(ExitCodes.ExitCalledMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        var rest = Stderr.AsSpan(mark + ExitCodes.ExitCalledMark.Length);
        var end = rest.IndexOfAny('\r', '\n');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
