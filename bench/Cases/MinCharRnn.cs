using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>A step of Karpathy's min-char-rnn: one text, 25 characters of 64 as one-hot vectors, 100 units, gradients within ±5.</summary>
internal sealed class MinCharRnn : ICases
{
    private const int Length = 25, Characters = 64, Stretches = 64;

    public IEnumerable<Case> All() =>
        [new("min-char-rnn", Step) { Least = 12, IsTraining = true, Peers = ["min-char-rnn-torch", "min-char-rnn-numpy"] }];

    private static Action Step()
    {
        var random = new Random(0);
        var model = new CharModel(new CharModelOptions { Vocabulary = Characters, Hidden = 100 });
        var optimizer = new Adagrad(model.Parameters(), learningRate: 0.1f);
        var text = Enumerable.Range(0, Stretches).Select(_ => TrainingStep.Ids(random, 1, Length, Characters)).ToArray();
        var next = Enumerable.Range(0, Stretches).Select(_ => TrainingStep.Ids(random, 1, Length, Characters)).ToArray();
        RecurrentState? state = null;
        var step = 0;
        return () =>
        {
            using var scope = Tensor.NewDisposeScope();
            optimizer.ZeroGrad();
            var (loss, end) = model.Loss(text[step % Stretches], next[step % Stretches], state);
            (loss * Length).Backward();
            Clip.Value(optimizer.Parameters, 5);
            optimizer.Step();
            state = end.Carry(state);
            step++;
        };
    }
}
