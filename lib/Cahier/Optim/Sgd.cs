using System.Numerics;
using System.Runtime.CompilerServices;
using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// Stochastic gradient descent, θ ← θ − η·g: downhill along the gradient of a batch. With momentum it rolls on like a ball
/// (Sutskever et al. 2013, in PyTorch's form).
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly float _momentum;
    private readonly bool _nesterov;
    private readonly float[] _velocity;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="momentum">μ, how much of the velocity is kept at each step: v ← μ·v + g, θ ← θ − η·v.</param>
    /// <param name="nesterov">Looks ahead to where the velocity leads: θ ← θ − η·(g + μ·v).</param>
    /// <param name="weightDecay">λ: the gradient becomes g + λ·θ, that of the loss plus λ/2·‖θ‖².</param>
    /// <param name="decays">Which parameters λ is for; null: all of them.</param>
    /// <exception cref="ArgumentException">
    /// There is no parameter, or nothing to look ahead with: Nesterov's form needs μ above 0.
    /// </exception>
    public Sgd(
        IEnumerable<Tensor> parameters, float learningRate, float momentum = 0, bool nesterov = false, float weightDecay = 0,
        Func<Tensor, bool>? decays = null)
        : base(parameters, learningRate, weightDecay, decays)
    {
        if (nesterov && momentum <= 0)
            throw new ArgumentException(Messages.NesterovWithoutMomentum(), nameof(nesterov));

        (_momentum, _nesterov) = (momentum, nesterov);
        _velocity = momentum == 0 ? [] : new float[Count];
    }

    /// <inheritdoc/>
    protected override void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start)
    {
        if (_momentum == 0)
            new Plain(LearningRate, WeightDecayOf(which)).Apply(theta, gradient, [], []);
        else
            new Rolling(LearningRate, WeightDecayOf(which), _momentum, _nesterov)
                .Apply(theta, gradient, _velocity.AsSpan(start, theta.Length), []);
    }

    private readonly struct Plain(float rate, float decay) : IUpdateRule
    {
        public static int Memories => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second) =>
            theta -= rate * (gradient + decay * theta);
    }

    private readonly struct Rolling(float rate, float decay, float momentum, bool nesterov) : IUpdateRule
    {
        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> velocity, ref Vector<float> second)
        {
            gradient += decay * theta;
            velocity = momentum * velocity + gradient;
            theta -= rate * (nesterov ? gradient + momentum * velocity : velocity);
        }
    }
}
