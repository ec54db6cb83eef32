using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using Cahier.Tests.Fixtures;
using Cahier.Text;

namespace Cahier.Tests.Text;

public class SkipGramTests
{
    [Fact]
    public void Outputs_loss_and_gradients_are_PyTorchs()
    {
        var fixture = Fixture.Load("skip_gram");
        var model = new SkipGram(11, 5, new Random(1));
        model.Load(fixture.State);
        int[] centers = [.. fixture.Ids("centers").Cast<int>()], contexts = [.. fixture.Ids("contexts").Cast<int>()];

        Same.Values(fixture["output"], model.Forward(centers));
        var loss = model.Loss(centers, contexts);
        Same.Values(fixture["loss"], loss);
        loss.Backward();
        Same.ParameterGradients(fixture, model);
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_formula()
    {
        const int words = 5, width = 3;
        int[] centers = [3, 1, 3], contexts = [0, 4, 2];
        var model = new SkipGram(words, width, new Random(2));
        model.Loss(centers, contexts).Backward();

        // The mean of −ln softmax(W¹·x)[context]
        double Loss(Doubles[] tables)
        {
            var sum = 0.0;
            foreach (var (center, context) in centers.Zip(contexts))
            {
                var scores = Enumerable.Range(0, words).Select(word => Enumerable.Range(0, width).Sum(i =>
                    tables[0].Values[center * width + i] * tables[1].Values[word * width + i])).ToArray();
                sum += Math.Log(scores.Sum(Math.Exp)) - scores[context];
            }
            return sum / centers.Length;
        }
        var slopes = Slopes.Of(Loss, [Doubles.Of(model.Input), Doubles.Of(model.Output)]);
        Slopes.Close("gradient of W⁰", slopes[0], model.Input.Grad!);
        Slopes.Close("gradient of W¹", slopes[1], model.Output.Grad!);
    }

    [Fact]
    public void Pairs_are_all_neighbours_within_the_window_and_the_sentence() => Assert.Equal(
        [(7, 8), (7, 9), (8, 7), (8, 9), (8, 7), (9, 7), (9, 8), (9, 7), (7, 8), (7, 9)], SkipGram.Pairs([7, 8, 9, 7], 2));

    [Fact]
    public void It_learns_which_words_stand_together()
    {
        // 0 and 1 stand beside 2 only, 3 and 4 beside 5 only.
        (int Center, int Context)[] pairs = [(0, 2), (1, 2), (3, 5), (4, 5)];
        int[] centers = [.. pairs.Select(pair => pair.Center)], contexts = [.. pairs.Select(pair => pair.Context)];
        var model = new SkipGram(6, 4, new Random(3));
        var optimizer = new Adam(model.Parameters(), learningRate: 0.05f);
        for (var step = 0; step < 200; step++)
        {
            using var scope = Tensor.NewDisposeScope();
            optimizer.ZeroGrad();
            model.Loss(centers, contexts).Backward();
            optimizer.Step();
        }
        Assert.True(model.Loss(centers, contexts).Item() < 0.05f);
        var vectors = new WordVectors(["a", "b", "c", "d", "e", "f"], model.Input);
        Assert.True(vectors.Similarity("a", "b") > vectors.Similarity("a", "d") + 0.5);
    }
}
