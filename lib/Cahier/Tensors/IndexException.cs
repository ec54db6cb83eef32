namespace Cahier.Tensors;

/// <summary>An index or an id outside what it counts. The message names it, the axis and the range.</summary>
public sealed class IndexException(string message) : ArgumentOutOfRangeException(paramName: null, message);
