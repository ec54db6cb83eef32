using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>Layers one behind the other, named 0, 1, 2, … as PyTorch names them.</summary>
public sealed class Sequential : Module, ILayer
{
    private readonly ILayer[] _layers;

    /// <summary>Puts layers one behind the other; an activation counts as a layer: <c>new Relu()</c>.</summary>
    /// <exception cref="ArgumentException">A layer is not a <see cref="Module"/>.</exception>
    public Sequential(params ILayer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        _layers = [.. layers];
        for (var i = 0; i < _layers.Length; i++)
            Register($"{i}", _layers[i] as Module ?? throw new ArgumentException(Messages.NotAModule(i), nameof(layers)));
    }

    /// <summary>How many layers there are.</summary>
    public int Count => _layers.Length;

    /// <summary>One of the layers.</summary>
    public ILayer this[int index] => _layers[index];

    /// <summary>The last layer's output, for the first one's input.</summary>
    public Tensor Forward(Tensor x)
    {
        foreach (var layer in _layers)
            x = layer.Forward(x);
        return x;
    }
}
