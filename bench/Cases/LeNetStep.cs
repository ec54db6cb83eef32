using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>A step of LeNet-5 on 64 images of 28 × 28, SGD with momentum.</summary>
internal sealed class LeNetStep : ICases
{
    private const int Batch = 64;

    public IEnumerable<Case> All() => [new("lenet-b64", Step) { Least = 1.3 }];

    private static Action Step()
    {
        var random = new Random(0);
        var model = new LeNet(random);
        Tensor[] parameters = [.. model.Parameters()];
        float[][] momenta = [.. parameters.Select(parameter => new float[parameter.Count])];
        var x = Tensor.Randn(random, Batch, 1, 28, 28);
        int[] y = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(10))];
        return () =>
        {
            using var scope = Tensor.NewDisposeScope();
            foreach (var parameter in parameters)
                parameter.ZeroGrad();
            Functional.CrossEntropy(model.Forward(x), y).Backward();
            for (var i = 0; i < parameters.Length; i++)
            {
                var values = parameters[i].AsSpan();
                var momentum = momenta[i].AsSpan();
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(momentum, 0.9f, parameters[i].Grad!.AsSpan(), momentum);
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(momentum, -0.01f, values, values);
            }
        };
    }
}
