namespace Cahier.Tensors;

/// <summary>How the losses of many numbers become one.</summary>
public enum Reduction
{
    /// <summary>Their mean: the size of the gradient does not depend on the size of the batch.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
