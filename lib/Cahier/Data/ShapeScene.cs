using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>A picture of one to four coloured shapes on a grid of 3 × 3 cells, and what is to be said of it in both languages.</summary>
/// <param name="Image">[3, 36, 36]: red, green, blue, values of 0 … 1.</param>
/// <param name="Shapes">What is on it.</param>
/// <param name="French">For example "un cercle rouge à gauche d'une étoile verte".</param>
/// <param name="English">For example "a red circle to the left of a green star".</param>
public sealed record ShapeScene(Tensor Image, IReadOnlyList<SceneShape> Shapes, Caption French, Caption English)
{
    /// <summary>Cells from left to right, and from top to bottom.</summary>
    public const int Cells = 3;

    /// <summary>Rows and columns of pixels in a cell.</summary>
    public const int CellSize = 12;

    /// <summary>Rows and columns of pixels in the picture.</summary>
    public const int Size = Cells * CellSize;
}
