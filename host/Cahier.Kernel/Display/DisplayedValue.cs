using Cahier.Kernel.Output;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Display;

/// <summary>Something that is shown, and can change where it stands.</summary>
public sealed class DisplayedValue
{
    private readonly CellOutput? _output;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(CellOutput? output, string[] mimeTypes)
    {
        _output = output;
        _mimeTypes = mimeTypes;
    }

    /// <summary>The id that updates refer to.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in the place of this one; in the forms that were asked for first.</summary>
    /// <param name="updatedValue">Anything; a text shown by <c>DisplayAs</c> is again taken as it is.</param>
    public void Update(object? updatedValue)
    {
        var bundle = _mimeTypes is [var mimeType] && updatedValue is string text ? ValueFormatter.AsIs(text, mimeType) : ValueFormatter.Format(updatedValue, _mimeTypes);

        // Clients look for updates among the outputs of the cell that runs.
        (CellContext.CurrentOrLast?.Output ?? _output)?.Update(bundle, DisplayId);
    }

    internal void Show(MimeBundle bundle) => _output?.Display(bundle, DisplayId);
}
