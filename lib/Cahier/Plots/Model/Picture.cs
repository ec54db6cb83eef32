namespace Cahier.Plots.Model;

/// <summary>One image: its pixels row by row, the numbers they show, and what stands below it.</summary>
/// <param name="Width">X, in pixels.</param>
/// <param name="Height">Y, in pixels.</param>
/// <param name="Pixels">[Y·X] colours.</param>
/// <param name="Values">[Y·X] numbers of a grey image; null in colour.</param>
internal sealed record Picture(int Width, int Height, Rgb[] Pixels, double[]? Values)
{
    public string? Caption { get; init; }

    /// <summary>Weights laid over the image, from its upper left to its lower right corner, on a grid of their own.</summary>
    public Cells? Overlay { get; init; }
}
