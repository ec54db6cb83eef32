using System.CommandLine;
using System.Globalization;
using Cahier.Kernel.Client;

namespace Cahier.Host.Commands;

/// <summary>`--memory-limit MB`, the same for every verb that starts kernels.</summary>
internal static class MemoryLimitOption
{
    public static Option<int?> Build() => new("--memory-limit")
    {
        Description = "Megabytes that a notebook's cells may hold. What would go beyond is refused with an exception; a kernel whose native memory does is ended. Default: no limit.",
        HelpName = "MB",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes >= KernelStart.LeastMemoryLimit)
                return megabytes;
            result.AddError($"--memory-limit {text}: a number of megabytes from {KernelStart.LeastMemoryLimit} is expected.");
            return null;
        },
    };
}
