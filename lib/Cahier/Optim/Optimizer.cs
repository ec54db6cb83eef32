using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>Changes parameters by their gradients, so that the loss goes down.</summary>
public abstract class Optimizer
{
    /// <summary>An optimizer of these parameters.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    protected Optimizer(IEnumerable<Tensor> parameters, float learningRate)
    {
        Parameters = [.. parameters];
        if (Parameters.Count == 0)
            throw new ArgumentException(Messages.NothingGiven(GetType().Name), nameof(parameters));
        LearningRate = learningRate;
    }

    /// <summary>What is learned.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>η, the size of a step; may change from step to step.</summary>
    public float LearningRate { get; set; }

    /// <summary>Changes every parameter that has a gradient.</summary>
    public abstract void Step();

    /// <summary>Forgets all gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters)
            parameter.ZeroGrad();
    }
}
