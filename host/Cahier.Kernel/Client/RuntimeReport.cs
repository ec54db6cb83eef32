namespace Cahier.Kernel.Client;

/// <summary>What .NET writes to stderr before it ends a process; always English, and some of it worth telling.</summary>
internal static class RuntimeReport
{
    private const string Overflow = "Stack overflow.";
    private const string FailFast = "Process terminated.";
    private const string FrameStart = "   at ";

    public static bool IsStackOverflow(string stderr) => stderr.Contains(Overflow, StringComparison.Ordinal);

    /// <summary>What was given to <see cref="Environment.FailFast(string)"/>; null when that was not called.</summary>
    public static string? FailFastMessage(string stderr) => After(stderr, FailFast) is { } rest
        ? rest.Split(FrameStart, 2)[0].Trim()
        : null;

    /// <summary>The reader's own function that stood on top of a full stack, as written; null where none is known.</summary>
    public static string? OverflowingFunction(string stderr) => After(stderr, Overflow)?
        .Split('\n')
        .Where(line => line.StartsWith(FrameStart + "Script", StringComparison.Ordinal))
        .Select(line => NameOf(line[FrameStart.Length..].Split('(')[0]))
        .FirstOrDefault(name => name is not null);

    // The compiler's names: Script+<>c.<<Initialize>>b__0_0 is a lambda, Script.<<Initialize>>g__F|0_0 the local function F, Script+A..ctor the constructor of A.
    private static string? NameOf(string frame)
    {
        if (frame.Split(">g__") is [_, var local])
        {
            return local.Split('|')[0];
        }

        if (frame.Contains('<', StringComparison.Ordinal) || frame is "Script..ctor")
        {
            return null;
        }

        var name = frame["Script".Length..].TrimStart('+', '.').Replace('+', '.');
        return name.EndsWith("..ctor", StringComparison.Ordinal) ? "new " + name[..^"..ctor".Length] : name;
    }

    private static string? After(string text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[(at + mark.Length)..] : null;
}
