using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>The two-layer network that each position goes through alone (Vaswani et al. 2017, eq. 2).</summary>
public sealed class FeedForward : Module, ILayer
{
    private readonly Linear _linear1, _linear2;
    private readonly Activation _activation;

    /// <summary>A network D → hidden → D.</summary>
    /// <param name="width">D, the model's width.</param>
    /// <param name="hidden">Width between the two layers.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="activation">The function between the layers.</param>
    /// <param name="bias">Whether both layers have a bias.</param>
    public FeedForward(int width, int hidden, Random random, Activation activation = Activation.Relu, bool bias = true)
    {
        _linear1 = Register("linear1", new Linear(width, hidden, random, bias));
        _linear2 = Register("linear2", new Linear(hidden, width, random, bias));
        _activation = activation;
    }

    internal static FeedForward Of(BlockOptions options, Random random) =>
        new(options.Width, options.Hidden, random, options.Activation, options.Bias);

    /// <summary>y = W₂·f(W₁·x + b₁) + b₂ at each position.</summary>
    /// <param name="x">[…, D]</param>
    /// <returns>[…, D]</returns>
    public Tensor Forward(Tensor x) => _linear2.Forward(_activation.Apply(_linear1.Forward(x)));
}
