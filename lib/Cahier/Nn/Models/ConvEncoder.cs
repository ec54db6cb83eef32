using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Turns pictures into features of regions: convolutions with pooling between them, until one place is left for each region of a grid.
/// What a decoder with attention looks at while it describes a picture (Xu et al. 2015).
/// </summary>
public sealed class ConvEncoder : Module, ILayer
{
    private readonly Conv2d[] _convolutions;
    private readonly int[] _pools;

    /// <summary>An encoder with random weights.</summary>
    /// <param name="width">D, features of a region.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="channels">C of the pictures.</param>
    /// <param name="pools">One convolution of 3 × 3 and one pooling for each; 2, 2, 3 make 3 × 3 regions of 36 × 36 pixels.</param>
    public ConvEncoder(int width, Random random, int channels = 3, params int[] pools)
    {
        ArgumentNullException.ThrowIfNull(pools);
        _pools = pools.Length == 0 ? [2, 2, 3] : [.. pools];
        _convolutions = new Conv2d[_pools.Length];
        for (var i = 0; i < _pools.Length; i++)
        {
            // Half as many channels at each step back: the first layers see many places, the last few.
            var (inputs, outputs) = (i == 0 ? channels : Channels(i - 1), Channels(i));
            _convolutions[i] = Register($"convs.{i}", new Conv2d(inputs, outputs, 3, random, padding: 1));
        }

        int Channels(int i) => Math.Max(1, width >> (_pools.Length - 1 - i));
    }

    /// <summary>The features of each region, row after row of the grid.</summary>
    /// <param name="x">[B, C, Y, X]</param>
    /// <returns>[B, R, D], R the regions</returns>
    public Tensor Forward(Tensor x)
    {
        for (var i = 0; i < _pools.Length; i++)
            x = Functional.MaxPool2d(_convolutions[i].Forward(x).Relu(), _pools[i]);
        return x.Reshape(x.Dim(0), x.Dim(1), -1).Transpose(1, 2);
    }
}
