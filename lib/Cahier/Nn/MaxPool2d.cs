using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Keeps the largest number of each window of each channel.</summary>
/// <param name="kernel">K, rows and columns of a window.</param>
/// <param name="stride">Pixels from one window to the next; 0 for K, windows side by side.</param>
/// <param name="padding">Rows and columns of −∞ added on each side; at most K/2.</param>
public sealed class MaxPool2d(int kernel, int stride = 0, int padding = 0) : Module, ILayer
{
    /// <summary>The largest number of each window.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, C, Y', X'], for K = 2 half as many rows and columns</returns>
    public Tensor Forward(Tensor x) => Functional.MaxPool2d(x, kernel, stride, padding);
}
