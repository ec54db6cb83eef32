namespace Cahier.Host.Conversion;

/// <summary>A file that cannot be converted as asked; the message says which and what to do.</summary>
internal sealed class ConversionException(string message) : Exception(message);
