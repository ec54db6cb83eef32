using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>Steps of recurrent networks on characters: 64 of them, 64 steps, a batch of 32.</summary>
internal sealed class CharacterModels : ICases
{
    private const int Length = 64, Batch = 32, Characters = 64;

    public IEnumerable<Case> All() =>
    [
        new("char-lstm-128", () => Step(RecurrentKind.Lstm, 128)) { Least = 1.5, IsTraining = true },
        new("char-lstm-256", () => Step(RecurrentKind.Lstm, 256)) { Least = 1.25, IsTraining = true },
        new("char-gru-128", () => Step(RecurrentKind.Gru, 128)) { Least = 1.3, IsTraining = true },
        // The same with vectors that nothing says are those of a few characters.
        new("char-lstm-128-any-input", () => AnyInput(128)) { Peers = ["char-lstm-128"] },
        new("char-lstm-256-any-input", () => AnyInput(256)) { Peers = ["char-lstm-256"] },
    ];

    private static Action Step(RecurrentKind kind, int hidden)
    {
        var random = new Random(0);
        var model = new CharModel(new CharModelOptions { Vocabulary = Characters, Kind = kind, Hidden = hidden, Embedding = hidden });
        var optimizer = new Adam(model.Parameters());
        int[,] Text() => TrainingStep.Ids(random, Batch, Length, Characters);
        var (x, y) = (Text(), Text());
        return TrainingStep.Of(optimizer, () => model.Loss(x, y).Loss);
    }

    private static Action AnyInput(int hidden)
    {
        var random = new Random(0);
        var (embedding, lstm) = (new Embedding(Characters, hidden, random), new Lstm(hidden, hidden, random));
        var output = new Linear(hidden, Characters, random);
        var optimizer = new Adam([.. embedding.Parameters(), .. lstm.Parameters(), .. output.Parameters()]);
        int[,] Text() => TrainingStep.Ids(random, Batch, Length, Characters);
        var (x, y) = (Text(), Text());
        return TrainingStep.Of(optimizer, () => Functional.CrossEntropy(output.Forward(lstm.Forward(embedding.Forward(x)).Output), y));
    }
}
