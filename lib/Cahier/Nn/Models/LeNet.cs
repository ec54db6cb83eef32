using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// LeNet-5 (LeCun et al. 1998) as it is written today, with ReLU and max pooling: two convolutions find strokes and their combinations,
/// three linear layers name the digit. 61,706 parameters.
/// </summary>
public sealed class LeNet : Module, ILayer
{
    private readonly Conv2d _conv1, _conv2;
    private readonly Linear _fc1, _fc2, _fc3;

    /// <summary>A network with random weights.</summary>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="channels">C of the images: 1 for grey ones.</param>
    /// <param name="classes">How many classes there are.</param>
    public LeNet(Random random, int channels = 1, int classes = 10)
    {
        _conv1 = Register("conv1", new Conv2d(channels, 6, 5, random, padding: 2));
        _conv2 = Register("conv2", new Conv2d(6, 16, 5, random));
        _fc1 = Register("fc1", new Linear(16 * 5 * 5, 120, random));
        _fc2 = Register("fc2", new Linear(120, 84, random));
        _fc3 = Register("fc3", new Linear(84, classes, random));
    }

    /// <summary>The six filters of the first layer, [6, C, 5, 5]: worth a look after training.</summary>
    public Tensor Filters => _conv1.Weight;

    /// <summary>What the six filters see before the first pooling.</summary>
    /// <param name="images">[B, C, 28, 28]</param>
    /// <returns>[B, 6, 28, 28]</returns>
    public Tensor FirstMaps(Tensor images) => _conv1.Forward(images).Relu();

    /// <summary>A score for each class.</summary>
    /// <param name="x">[B, C, 28, 28]</param>
    /// <returns>[B, classes]</returns>
    public Tensor Forward(Tensor x)
    {
        x = Functional.MaxPool2d(FirstMaps(x), 2);                      // [B, 6, 14, 14]
        x = Functional.MaxPool2d(_conv2.Forward(x).Relu(), 2);          // [B, 16, 5, 5]
        x = x.Reshape(x.Dim(0), -1);                                    // [B, 400]
        return _fc3.Forward(_fc2.Forward(_fc1.Forward(x).Relu()).Relu());
    }
}
