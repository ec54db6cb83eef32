using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Keeps the mean of each window of each channel.</summary>
/// <param name="kernel">K, rows and columns of a window.</param>
/// <param name="stride">Pixels from one window to the next; 0 for K, windows side by side.</param>
public sealed class AvgPool2d(int kernel, int stride = 0) : Module, ILayer
{
    /// <summary>The mean of each window.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, C, Y', X'], for K = 2 half as many rows and columns</returns>
    public Tensor Forward(Tensor x) => Functional.AvgPool2d(x, kernel, stride);
}
