using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>The step of Adam alone, on 44 million parameters in 200 tensors: as many as the base transformer has.</summary>
internal sealed class AdamStep : ICases
{
    private const int Parameters = 44_000_000;
    private const int Tensors = 200;

    public IEnumerable<Case> All() => [new("adam-44M", Step) { Least = 2 }];

    private static Action Step()
    {
        var gradient = Tensor.Full(1e-3f, Parameters / Tensors);
        return new Adam(Enumerable.Range(0, Tensors).Select(_ => Parameter()), learningRate: 1e-4f).Step;

        Tensor Parameter()
        {
            var parameter = Tensor.Zeros(Parameters / Tensors);
            parameter.RequiresGrad = true;
            parameter.Backward(gradient);
            return parameter;
        }
    }
}
