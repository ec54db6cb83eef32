using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Tests.Determinism;

/// <summary>One step of gradient descent of models large enough that their operations are shared among cores and fill vectors.</summary>
internal static class OneStep
{
    private const int Batch = 8, Length = 33, Vocabulary = 37;

    private static readonly Dictionary<string, Func<(Module Model, Func<Tensor> Loss)>> _models = new()
    {
        ["GPT"] = () =>
        {
            var model = new Gpt(new() { Vocabulary = Vocabulary, MaxLength = Length, Width = 48, Hidden = 96, Heads = 3, Layers = 2 });
            return (model, () => model.Loss(Ids(1), Ids(2)));
        },
        ["transformer"] = () =>
        {
            var model = new Transformer(new()
            {
                SourceVocabulary = Vocabulary,
                TargetVocabulary = Vocabulary,
                Width = 48,
                Hidden = 96,
                Heads = 4,
                Layers = 1,
            });
            return (model, () => Functional.CrossEntropy(model.Forward(Ids(1), Ids(2)), Ids(3)));
        },
        ["LSTM"] = () => Characters(RecurrentKind.Lstm),
        ["GRU"] = () => Characters(RecurrentKind.Gru),
        ["RNN"] = () => Characters(RecurrentKind.Rnn),
        ["sequence to sequence"] = () =>
        {
            var model = new Seq2Seq(new()
            {
                SourceVocabulary = Vocabulary,
                TargetVocabulary = Vocabulary,
                Width = 24,
                Hidden = 40,
            });
            return (model, () => model.Loss(Ids(1), Ids(2), Ids(3)));
        },
        ["LeNet"] = () =>
        {
            var model = new LeNet(new Random(0));
            var images = Tensor.Rand(new Random(1), 16, 1, 28, 28);
            return (model, () => Functional.CrossEntropy(model.Forward(images), [.. Enumerable.Range(0, 16).Select(i => i % 10)]));
        },
    };

    public static IEnumerable<string> Models => _models.Keys;

    /// <summary>The loss, then every parameter after the step, under its name. Everything comes from fixed seeds.</summary>
    /// <remarks>Plain descent: the first step of Adam is ±η however small the gradient, and rounding can turn the sign of a zero.</remarks>
    public static IEnumerable<(string Name, float[] Values)> Of(string name)
    {
        var (model, loss) = _models[name]();
        var value = loss();
        value.Backward();
        new Sgd(model.Parameters(), learningRate: 0.01f).Step();
        return model.NamedParameters().Select(named => (named.Name, named.Parameter.ToArray())).Prepend(("loss", value.ToArray()));
    }

    private static (Module Model, Func<Tensor> Loss) Characters(RecurrentKind kind)
    {
        var model = new CharModel(new() { Vocabulary = Vocabulary, Kind = kind, Hidden = 40, Embedding = 24, Layers = 2 });
        return (model, () => model.Loss(Ids(1), Ids(2)).Loss);
    }

    private static int[,] Ids(int seed)
    {
        var random = new Random(seed);
        var ids = new int[Batch, Length];
        for (var b = 0; b < Batch; b++)
            for (var t = 0; t < Length; t++)
                ids[b, t] = random.Next(1, Vocabulary);
        return ids;
    }
}
