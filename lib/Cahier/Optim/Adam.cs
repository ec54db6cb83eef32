using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): each parameter moves by its mean gradient over the root of its mean squared
/// gradient, so by about η whatever the gradient's size.
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly float _beta1, _beta2, _epsilon;
    private readonly float[] _mean, _square;        // m and v

    /// <summary>An optimizer of these parameters; the default values are the paper's.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="beta1">β₁, how much of the mean gradient is kept at each step.</param>
    /// <param name="beta2">β₂, how much of the mean squared gradient is kept at each step.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <param name="weightDecay">λ: the gradient becomes g + λ·θ, that of the loss plus λ/2·‖θ‖².</param>
    /// <param name="decays">Which parameters λ is for; null: all of them.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public Adam(
        IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f,
        float weightDecay = 0, Func<Tensor, bool>? decays = null)
        : base(parameters, learningRate, weightDecay, decays)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        (_mean, _square) = (new float[Count], new float[Count]);
    }

    /// <inheritdoc/>
    protected override void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start) =>
        new AdamRule(StepsOf(which), LearningRate, _beta1, _beta2, _epsilon, pull: WeightDecayOf(which), kept: 1)
            .Apply(theta, gradient, _mean.AsSpan(start, theta.Length), _square.AsSpan(start, theta.Length));
}
