using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>A step of LeNet-5 on 64 images of 28 × 28, SGD with momentum.</summary>
internal sealed class LeNetStep : ICases
{
    private const int Batch = 64;

    public IEnumerable<Case> All() => [new("lenet-b64", Step) { Least = 1.3, IsTraining = true }];

    private static Action Step()
    {
        var random = new Random(0);
        var model = new LeNet(random);
        var optimizer = new Sgd(model.Parameters(), 0.01f, momentum: 0.9f);
        var x = Tensor.Randn(random, Batch, 1, 28, 28);
        int[] y = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(10))];
        return TrainingStep.Of(optimizer, () => Functional.CrossEntropy(model.Forward(x), y));
    }
}
