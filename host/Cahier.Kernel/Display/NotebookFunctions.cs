using Cahier.Kernel.Session;

namespace Cahier.Kernel.Display;

/// <summary>The functions that every cell has, under the names that C# notebooks give them.</summary>
public static class NotebookFunctions
{
#pragma warning disable IDE1006 // The notebook's own word, lower case in every C# notebook.
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Anything; null too.</param>
    /// <param name="mimeTypes">In which forms; by default, those that the value offers.</param>
    /// <returns>What was shown, to <see cref="DisplayedValue.Update"/> it.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>A program's arguments: a notebook has none.</summary>
    public static string[] args => [];
#pragma warning restore IDE1006

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellContext.CurrentOrLast?.Output.Clear(wait);

    /// <summary>HTML as a value: show it, or let it be the cell's last expression.</summary>
    public static HtmlContent HTML(string content) => new(content);
}
