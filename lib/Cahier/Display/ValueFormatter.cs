namespace Cahier.Display;

/// <summary>One form of a displayed value. Kernels find <see cref="MimeType"/> and <see cref="Format"/> by name.</summary>
/// <param name="mimeType">The form written.</param>
/// <param name="write">What a value becomes in that form; null where it has none.</param>
public sealed class ValueFormatter(string mimeType, Func<object, string?> write)
{
    /// <summary>The form written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false, with nothing written, when the value has no such form.</summary>
    /// <remarks>There must be exactly one method of this name, and its first parameter must be an object.</remarks>
    public bool Format(object value, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (write(value) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
