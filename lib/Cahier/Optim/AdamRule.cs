using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cahier.Optim;

/// <summary>The step of Adam and AdamW, which differ in how parameters decay.</summary>
internal readonly struct AdamRule : IUpdateRule
{
    private readonly float _beta1, _beta2;
    private readonly Vector<float> _rate, _scale, _epsilon, _pull, _kept;

    /// <summary>The step number <paramref name="step"/> of a parameter, from 1.</summary>
    /// <param name="step">t</param>
    /// <param name="rate">η</param>
    /// <param name="beta1">β₁</param>
    /// <param name="beta2">β₂</param>
    /// <param name="epsilon">ε</param>
    /// <param name="pull">λ where decay is a part of the gradient: g + λ·θ.</param>
    /// <param name="kept">1 − η·λ where decay stands apart: θ·(1 − η·λ).</param>
    public AdamRule(int step, float rate, float beta1, float beta2, float epsilon, float pull, float kept)
    {
        // m and v start at 0: dividing by 1 − βᵗ makes up for it. η·(m/c₁)/(√(v/c₂) + ε), with η/c₁ and 1/√c₂ computed once.
        (_beta1, _beta2) = (beta1, beta2);
        _rate = new((float)(rate / (1 - Math.Pow(beta1, step))));
        _scale = new((float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))));
        (_epsilon, _pull, _kept) = (new(epsilon), new(pull), new(kept));
    }

    public static int Memories => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update(ref Vector<float> theta, Vector<float> gradient, ref Vector<float> mean, ref Vector<float> square)
    {
        gradient += _pull * theta;
        mean = _beta1 * mean + (1 - _beta1) * gradient;
        square = _beta2 * square + (1 - _beta2) * gradient * gradient;
        theta = _kept * theta - _rate * mean / (_scale * Vector.SquareRoot(square) + _epsilon);
    }
}
