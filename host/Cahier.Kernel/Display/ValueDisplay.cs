using Cahier.Kernel.Output;

namespace Cahier.Kernel.Display;

/// <summary>A cell's last expression.</summary>
internal static class ValueDisplay
{
    // `display(x)` without its semicolon has shown x already.
    public static void Result(object? value, CellOutput output)
    {
        if (value is not DisplayedValue)
        {
            output.Result(ValueFormatter.Format(value, []));
        }
    }
}
