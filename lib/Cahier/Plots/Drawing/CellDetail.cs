namespace Cahier.Plots.Drawing;

/// <summary>How cells are drawn, by how many a figure has: each with its tool tip, each as a rectangle, or all as a picture.</summary>
internal enum CellDetail
{
    Tips,
    Rectangles,
    Picture,
}
