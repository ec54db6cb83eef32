using System.Numerics;
using System.Runtime.CompilerServices;
using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// RMSProp (Tieleman and Hinton 2012, lecture 6.5, in PyTorch's form): each parameter moves by its gradient over the root of a moving
/// mean of its squares, which forgets, unlike Adagrad's sum.
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly float _smoothing, _epsilon;
    private readonly float[] _square;       // moving means of squared gradients

    /// <summary>An optimizer of these parameters; the default values are PyTorch's.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="smoothing">α, how much of the mean square is kept at each step.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    /// <param name="weightDecay">λ: the gradient becomes g + λ·θ, that of the loss plus λ/2·‖θ‖².</param>
    /// <param name="decays">Which parameters λ is for; null: all of them.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public RmsProp(
        IEnumerable<Tensor> parameters, float learningRate = 1e-2f, float smoothing = 0.99f, float epsilon = 1e-8f, float weightDecay = 0,
        Func<Tensor, bool>? decays = null)
        : base(parameters, learningRate, weightDecay, decays)
    {
        (_smoothing, _epsilon) = (smoothing, epsilon);
        _square = new float[Count];
    }

    /// <inheritdoc/>
    protected override void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start) =>
        new Rule(LearningRate, WeightDecayOf(which), _smoothing, _epsilon)
            .Apply(theta, gradient, _square.AsSpan(start, theta.Length), []);

    private readonly struct Rule(float rate, float decay, float smoothing, float epsilon) : IUpdateRule
    {
        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> square, ref Vector<float> second)
        {
            gradient += decay * theta;
            square = smoothing * square + (1 - smoothing) * gradient * gradient;
            theta -= rate * gradient / (Vector.SquareRoot(square) + new Vector<float>(epsilon));
        }
    }
}
