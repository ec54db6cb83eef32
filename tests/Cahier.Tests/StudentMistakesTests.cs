using Cahier.Data;
using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Training;
using Cahier.Vision;

namespace Cahier.Tests;

/// <summary>What a lesson's reader gets wrong: each mistake is named in their language, none passes unseen.</summary>
[Collection(AloneCollection.Name)]
public class StudentMistakesTests
{
    private static readonly Linear _line = new(2, 1, new Random(0));

    public static TheoryData<string, Func<object>, string, string> Mistakes => new()
    {
        {
            "no cluster",
            () => KMeans.Of(Tensor.Zeros(3, 2), 0, new Random(0)),
            "clusters is 0; it must be at least 1.", "il faut au moins 1."
        },
        {
            "too many clusters",
            () => KMeans.Of(Tensor.Zeros(3, 2), 5, new Random(0)),
            "clusters is 5; it must be at most 3.", "il faut au plus 3."
        },
        { "a width of nothing", () => ImageFilter.Gaussian(0), "sigma is 0; it must be above 0.", "il faut plus que 0." },
        { "a hidden width below 0", () => new Rnn(4, -3, new Random(0)), "hidden is -3", "hidden vaut -3" },
        { "no word", () => new Embedding(0, 3, new Random(0)), "vocabulary is 0", "vocabulary vaut 0" },
        { "no class", () => new Linear(3, 0, new Random(0)), "shape [0, 3]", "de forme [0, 3]" },
        { "a filter of nothing", () => new Conv2d(1, 4, 0, new Random(0)), "shape [4, 1, 0, 0]", "de forme [4, 1, 0, 0]" },
        {
            "layers below 0",
            () => new Gpt(new() { Vocabulary = 5, MaxLength = 4, Width = 4, Heads = 1, Layers = -1 }),
            "layers is -1", "layers vaut -1"
        },
        { "a rate below 0", () => new Adam(_line.Parameters(), -1), "learningRate is -1", "learningRate vaut -1" },
        { "a rate that is no number", () => new Sgd(_line.Parameters(), float.NaN), "learningRate is NaN", "learningRate vaut NaN" },
        { "a descent that does not move", () => GradientDescent.Minimize(u => u[0], u => [1], [0], rate: 0), "rate is 0", "rate vaut 0" },
        { "patience below 0", () => Fit(epochs: 1, patience: -1), "patience is -1", "patience vaut -1" },
        { "epochs below 0", () => Fit(epochs: -1, patience: null), "epochs is -1", "epochs vaut -1" },
        { "reviews below 0", () => new OpinionReviews("fr", 1, -1), "trainCount is -1", "trainCount vaut -1" },
        { "no sentence", () => new WordWorld("fr", 1, 0), "sentenceCount is 0", "sentenceCount vaut 0" },
        { "more images than there are", () => DigitImages.Train(2, 1).First(3), "count is 3; it must be at most 2.", "il faut au plus 2." },
        { "an image that is not there", () => DigitImages.Train(2, 1).Pick(2), "Index 2 is outside axis 0", "L'indice 2 sort de l'axe 0" },
        {
            "inputs of another width",
            () => new Gru(4, 3, new Random(0)).Forward(Tensor.Zeros(2, 5, 6)),
            "x is [2, 5, 6], expected [2, 5, 4]", "x est de forme [2, 5, 6]"
        },
        {
            "states of another batch",
            () => new RnnCell(4, 3, new Random(0)).Forward(Tensor.Zeros(1, 4), Tensor.Zeros(2, 3)),
            "state is [2, 3], expected [1, 3]", "state est de forme [2, 3]"
        },
        {
            "targets that are no probabilities",
            () => Functional.BinaryCrossEntropyWithLogits(Tensor.Zeros(2), Tensor.From([1, 2])),
            "a target is 2", "une cible vaut 2"
        },
        {
            "words to hide that do not exist",
            () => MaskedWords.Hide(new int[1, 4], 4, 9, 8, new Random(0)),
            "firstWord is 9; it must be at most 7.", "il faut au plus 7."
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_named_in_the_readers_language(string mistake, Func<object> action, string english, string french)
    {
        Assert.NotEmpty(mistake);
        Assert.Contains(english, Speaking.In("en", () => Assert.ThrowsAny<ArgumentException>(action).Message), StringComparison.Ordinal);
        Assert.Contains(french, Speaking.In("fr", () => Assert.ThrowsAny<ArgumentException>(action).Message), StringComparison.Ordinal);
    }

    private static IReadOnlyList<TrainingEpoch> Fit(int epochs, int? patience) =>
        new Trainer(_line, new Sgd(_line.Parameters(), 0.1f))
            .Fit(
                epochs, [1], _ => _line.Forward(Tensor.Ones(1, 2)).Sum(), () => Tensor.Scalar(1), patience,
                cancellation: TestContext.Current.CancellationToken);
}
