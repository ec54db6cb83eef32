using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>
/// Linear layers with a function between them, A_Q(φ(… φ(A₁x + b₁) …)) + b_Q: the multi-layer perceptron (Rumelhart et al. 1986).
/// </summary>
public sealed class Mlp : Module, ILayer
{
    private readonly Linear[] _layers;
    private readonly Activation _activation;

    /// <summary>A network with random weights, first values as PyTorch's.</summary>
    /// <param name="widths">The width of the input, of each hidden layer, and of the output: two at least.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="activation">The function between the layers; none follows the last.</param>
    /// <param name="bias">Whether the layers have a bias.</param>
    /// <exception cref="ArgumentException">Fewer than two widths, or one below 1.</exception>
    public Mlp(IReadOnlyList<int> widths, Random random, Activation activation = Activation.Relu, bool bias = true)
    {
        ArgumentNullException.ThrowIfNull(widths);
        if (widths.Count < 2 || widths.Any(width => width < 1))
            throw new ArgumentException(Messages.NotWidths(widths), nameof(widths));

        Widths = [.. widths];
        _activation = activation;
        _layers = [.. widths.Skip(1).Select((width, i) => Register($"layers.{i}", new Linear(widths[i], width, random, bias)))];
    }

    /// <summary>The width of the input, of each hidden layer, and of the output.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>The linear layers, the first to act first.</summary>
    public IReadOnlyList<Linear> Layers => _layers;

    /// <summary>The output for each input.</summary>
    /// <param name="x">[…, first width]</param>
    /// <returns>[…, last width]</returns>
    public Tensor Forward(Tensor x) => _layers[^1].Forward(Hidden(x, _layers.Length - 1));

    /// <summary>What the first layers make of the input, after their activation: the network's own description of it.</summary>
    /// <param name="x">[…, first width]</param>
    /// <param name="layers">How many layers; all but the last if not given.</param>
    /// <returns>[…, width of that layer]</returns>
    public Tensor Hidden(Tensor x, int? layers = null)
    {
        Bounds.AtMost(layers ?? 0, _layers.Length - 1, nameof(layers));
        for (var i = 0; i < (layers ?? _layers.Length - 1); i++)
            x = _activation.Apply(_layers[i].Forward(x));
        return x;
    }
}
