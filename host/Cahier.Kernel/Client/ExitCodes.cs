namespace Cahier.Kernel.Client;

/// <summary>How the kernel's process says why it ended. Far from the codes that a cell's <c>Environment.Exit</c> is likely to give.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Usage = 2;

    /// <summary>No SDK, so no compiler.</summary>
    public const int NoCompiler = 217;

    /// <summary>An interrupted cell would not stop; the kernel ended itself.</summary>
    public const int CannotStop = 218;

    /// <summary>Cells held more memory than their limit, and not in .NET's heap, where they would have been refused it.</summary>
    public const int TooMuchMemory = 219;

    /// <summary>A cell called <c>Environment.Exit</c>, which is known only inside; the code is in the last line of stderr.</summary>
    public const string ExitCalledMark = "cahier: Environment.Exit ";
}
