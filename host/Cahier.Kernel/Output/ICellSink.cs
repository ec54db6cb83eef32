using Cahier.Kernel.Display;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Output;

/// <summary>Where one cell's outputs go: a front door makes messages of them.</summary>
internal interface ICellSink
{
    /// <summary>Text on <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>A displayed value; the id is for later updates.</summary>
    void Display(MimeBundle bundle, string displayId);

    /// <summary>A displayed value changed.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle bundle);

    /// <summary>Why the cell failed, after all it has put out.</summary>
    void Error(CellError error);

    /// <summary>What was shown goes away: now, or when the next output comes.</summary>
    void Clear(bool wait);

    /// <summary>Asks the reader for a line; null at the end of the input.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    string? ReadLine(string prompt, CellContext cell);
}
