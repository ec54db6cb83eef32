namespace Cahier.Tensors;

/// <summary>What stands beyond the border of an image.</summary>
public enum PaddingMode
{
    /// <summary>Zeros, as usual in networks.</summary>
    Zeros,

    /// <summary>The nearest number of the image, as usual in image processing: a filter finds no edge where the image only ends.</summary>
    Replicate,
}
