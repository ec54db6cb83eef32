using System.Numerics;
using System.Runtime.InteropServices;
using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Optim;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): each parameter moves by its mean gradient over the root of its mean squared
/// gradient, so by about η whatever the gradient's size.
/// </summary>
public sealed class Adam : Optimizer
{
    private const long OperationsEach = 12;     // for one parameter, a root and a division among them

    private readonly float _beta1, _beta2, _epsilon;
    private readonly float[] _mean, _square;        // m and v of all parameters, one after the other
    private readonly int[] _steps;                  // of each parameter: those in which it had a gradient

    /// <summary>An optimizer of these parameters; the default values are the paper's.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>.</param>
    /// <param name="learningRate">η</param>
    /// <param name="beta1">β₁, how much of the mean gradient is kept at each step.</param>
    /// <param name="beta2">β₂, how much of the mean squared gradient is kept at each step.</param>
    /// <param name="epsilon">ε, added to the root.</param>
    public Adam(
        IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
        : base(parameters, learningRate)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        var count = Parameters.Sum(parameter => parameter.Count);
        _mean = new float[count];
        _square = new float[count];
        _steps = new int[Parameters.Count];
    }

    /// <inheritdoc/>
    public override void Step()
    {
        var next = 0;
        for (var i = 0; i < _steps.Length; i++)
        {
            var (parameter, start) = (Parameters[i], next);
            next += parameter.Count;
            if (parameter.Grad is not { } gradient)
                continue;

            // m and v start at 0: dividing by 1 − βᵗ makes up for it. η·(m/c₁)/(√(v/c₂) + ε), with η/c₁ and 1/√c₂ computed once.
            _steps[i]++;
            var rate = (float)(LearningRate / (1 - Math.Pow(_beta1, _steps[i])));
            var scale = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, _steps[i])));
            Cores.Split(parameter.Count, parameter.Count * OperationsEach, (from, to) => Update(
                parameter.AsSpan()[from..to], gradient.AsSpan()[from..to],
                _mean.AsSpan()[(start + from)..(start + to)], _square.AsSpan()[(start + from)..(start + to)], rate, scale));
        }
    }

    private void Update(Span<float> parameter, ReadOnlySpan<float> gradient, Span<float> mean, Span<float> square, float rate, float scale)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(parameter);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var m = MemoryMarshal.Cast<float, Vector<float>>(mean);
        var v = MemoryMarshal.Cast<float, Vector<float>>(square);
        for (var i = 0; i < vectors.Length; i++)
        {
            m[i] = _beta1 * m[i] + (1 - _beta1) * g[i];
            v[i] = _beta2 * v[i] + (1 - _beta2) * g[i] * g[i];
            vectors[i] -= rate * m[i] / (scale * Vector.SquareRoot(v[i]) + new Vector<float>(_epsilon));
        }

        for (var i = vectors.Length * Vector<float>.Count; i < parameter.Length; i++)
        {
            mean[i] = _beta1 * mean[i] + (1 - _beta1) * gradient[i];
            square[i] = _beta2 * square[i] + (1 - _beta2) * gradient[i] * gradient[i];
            parameter[i] -= rate * mean[i] / (scale * MathF.Sqrt(square[i]) + _epsilon);
        }
    }
}
