using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Optim;

/// <summary>Changes parameters by their gradients, so that the loss goes down.</summary>
/// <remarks>
/// All parameters count as one long row of numbers, θ. What an optimizer remembers of each (a mean, a sum of squares) is another row of
/// that length, and a step is one walk along all rows together, shared among the cores.
/// </remarks>
public abstract class Optimizer
{
    private const long OperationsEach = 12;     // for one parameter, a root and a division among them

    private readonly Tensor[] _parameters;
    private readonly Tensor?[] _gradients;      // of the step being taken; null: the parameter stays
    private readonly int[] _starts;             // of each parameter within θ
    private readonly int[] _steps;              // of each parameter: those in which it had a gradient
    private readonly float[] _weightDecays;
    private readonly Action<int, int> _update;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learned, such as a module's <c>Parameters()</c>; one given twice counts once.</param>
    /// <param name="learningRate">η, the size of a step.</param>
    /// <param name="weightDecay">λ, how strongly parameters are pulled towards 0.</param>
    /// <param name="decays">Which parameters λ is for; null: all of them. Often <c>p => p.Rank > 1</c>, sparing biases and norms.</param>
    /// <exception cref="ArgumentException">There is no parameter, or a rate below 0.</exception>
    protected Optimizer(IEnumerable<Tensor> parameters, float learningRate, float weightDecay = 0, Func<Tensor, bool>? decays = null)
    {
        _parameters = [.. parameters.Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
        if (_parameters.Length == 0)
            throw new ArgumentException(Messages.NothingGiven(GetType().Name), nameof(parameters));

        Bounds.AtLeast(learningRate, 0);
        Bounds.AtLeast(weightDecay, 0);
        LearningRate = learningRate;
        _gradients = new Tensor?[_parameters.Length];
        _steps = new int[_parameters.Length];
        _starts = new int[_parameters.Length];
        for (var i = 1; i < _starts.Length; i++)
            _starts[i] = checked(_starts[i - 1] + _parameters[i - 1].Count);
        Count = checked(_starts[^1] + _parameters[^1].Count);
        _weightDecays = Array.ConvertAll(_parameters, parameter => decays is null || decays(parameter) ? weightDecay : 0);
        _update = Update;
    }

    /// <summary>What is learned.</summary>
    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>η, the size of a step; may change from step to step.</summary>
    public float LearningRate { get; set; }

    /// <summary>The length of θ: how many numbers the parameters are.</summary>
    protected int Count { get; }

    /// <summary>Changes every parameter that has a gradient.</summary>
    public void Step()
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            _gradients[i] = _parameters[i].Grad;
            if (_gradients[i] is not null)
                _steps[i]++;
        }
        Cores.Split(Count, Count * OperationsEach, _update, multiple: Rows.Unit);
        Array.Clear(_gradients);
    }

    /// <summary>Forgets all gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in _parameters)
            parameter.ZeroGrad();
    }

    /// <summary>Changes consecutive numbers of one parameter. May be called for several stretches at once, on several cores.</summary>
    /// <param name="which">The parameter's number in <see cref="Parameters"/>.</param>
    /// <param name="theta">The numbers to change.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="start">Where they begin within θ.</param>
    protected abstract void Update(int which, Span<float> theta, ReadOnlySpan<float> gradient, int start);

    /// <summary>How many steps a parameter has taken, this one included.</summary>
    protected int StepsOf(int which) => _steps[which];

    /// <summary>λ of a parameter: 0 for those that do not decay.</summary>
    protected float WeightDecayOf(int which) => _weightDecays[which];

    private void Update(int from, int to)
    {
        var which = Array.BinarySearch(_starts, from);
        for (which = which < 0 ? ~which - 1 : which; which < _parameters.Length && _starts[which] < to; which++)
        {
            if (_gradients[which] is not { } gradient)
                continue;
            var start = Math.Max(from, _starts[which]);
            var own = (start - _starts[which])..(Math.Min(to - _starts[which], gradient.Count));
            Update(which, _parameters[which].AsSpan()[own], gradient.AsSpan()[own], start);
        }
    }
}
