using Cahier.Kernel.Display;

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
}
