using System.Numerics;
using System.Runtime.CompilerServices;
using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// Adagrad (Duchi et al. 2011, in PyTorch's form): each parameter moves by its gradient over the root of the sum of all its squared
/// gradients so far, so rare directions take large steps and frequent ones small steps.
/// </summary>
public sealed class Adagrad : Optimizer
{
    private readonly float _rateDecay, _epsilon;
    private readonly float[] _sum;      // of squared gradients

    /// <summary>An optimizer of these parameters; the default values are PyTorch's.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="rateDecay">The rate of step t is η/(1 + (t − 1)·rateDecay).</param>
    /// <param name="weightDecay">λ: the gradient becomes g + λ·θ, that of the loss plus λ/2·‖θ‖².</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <param name="decays">Which parameters λ is for; null: all of them.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public Adagrad(
        IEnumerable<Tensor> parameters, float learningRate = 1e-2f, float rateDecay = 0, float weightDecay = 0, float epsilon = 1e-10f,
        Func<Tensor, bool>? decays = null)
        : base(parameters, learningRate, weightDecay, decays)
    {
        (_rateDecay, _epsilon) = (rateDecay, epsilon);
        _sum = new float[Count];
    }

    /// <inheritdoc/>
    protected override void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start) =>
        new Rule(LearningRate / (1 + (StepsOf(which) - 1) * _rateDecay), WeightDecayOf(which), _epsilon)
            .Apply(theta, gradient, _sum.AsSpan(start, theta.Length), []);

    private readonly struct Rule(float rate, float decay, float epsilon) : IUpdateRule
    {
        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> sum, ref Vector<float> second)
        {
            gradient += decay * theta;
            sum += gradient * gradient;
            theta -= rate * gradient / (Vector.SquareRoot(sum) + new Vector<float>(epsilon));
        }
    }
}
