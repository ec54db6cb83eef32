using Cahier.Kernel.Session;

namespace Cahier.Kernel.Display;

/// <summary>The same as methods of the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Anything; null too.</param>
    /// <param name="mimeTypes">In which forms; by default, those that the value offers.</param>
    /// <returns>What was shown, to <see cref="DisplayedValue.Update"/> it.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(CellContext.CurrentOrLast?.Output, mimeTypes);
        shown.Show(ValueFormatter.Format(value, mimeTypes));
        return shown;
    }

    /// <summary>Shows a text as what it says it is: <c>"**bold**".DisplayAs("text/markdown")</c>.</summary>
    public static DisplayedValue DisplayAs(this string text, string mimeType)
    {
        var shown = new DisplayedValue(CellContext.CurrentOrLast?.Output, [mimeType]);
        shown.Show(ValueFormatter.AsIs(text, mimeType));
        return shown;
    }
}
