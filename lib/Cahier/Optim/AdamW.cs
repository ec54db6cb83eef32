using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// Adam with weight decay of its own (Loshchilov and Hutter 2019, algorithm 2, in PyTorch's form): all parameters shrink alike,
/// θ ← (1 − η·λ)·θ, whatever the size of their gradients.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly float _beta1, _beta2, _epsilon;
    private readonly float[] _mean, _square;        // m and v

    /// <summary>An optimizer of these parameters; the default values are PyTorch's.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="beta1">β₁, how much of the mean gradient is kept at each step.</param>
    /// <param name="beta2">β₂, how much of the mean squared gradient is kept at each step.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <param name="weightDecay">λ</param>
    /// <param name="decays">Which parameters λ is for; null: all of them. Often <c>p => p.Rank > 1</c>, sparing biases and norms.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public AdamW(
        IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f,
        float weightDecay = 1e-2f, Func<Tensor, bool>? decays = null)
        : base(parameters, learningRate, weightDecay, decays)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        (_mean, _square) = (new float[Count], new float[Count]);
    }

    /// <inheritdoc/>
    protected override void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start) =>
        new AdamRule(StepsOf(which), LearningRate, _beta1, _beta2, _epsilon, pull: 0, kept: 1 - LearningRate * WeightDecayOf(which))
            .Apply(theta, gradient, _mean.AsSpan(start, theta.Length), _square.AsSpan(start, theta.Length));
}
