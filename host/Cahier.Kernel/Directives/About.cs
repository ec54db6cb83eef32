using System.Runtime.InteropServices;
using Cahier.Kernel.Display;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Directives;

/// <summary>What <c>#!about</c> shows.</summary>
internal static class About
{
    public static MimeBundle Bundle => TextTable.Of(
        [],
        [
            ["Cahier", typeof(About).Assembly.GetName().Version?.ToString(3) ?? ""],
            [".NET", Environment.Version.ToString()],
            ["SDK", SdkCompiler.SdkName],
            ["Machine", RuntimeInformation.OSDescription],
            ["CPU", $"{Environment.ProcessorCount} × {RuntimeInformation.ProcessArchitecture}"],
        ]);
}
