namespace Cahier.Tensors;

/// <summary>Tensors whose shapes do not fit an operation. The message names the operation, the shapes, and what to do.</summary>
public sealed class ShapeException(string message) : ArgumentException(message);
