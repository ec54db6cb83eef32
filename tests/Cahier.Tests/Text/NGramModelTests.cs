using Cahier.Text;

namespace Cahier.Tests.Text;

public class NGramModelTests
{
    private static readonly string[][] _texts = [["le", "chat", "dort"], ["le", "chien", "dort"], ["le", "chat", "mange"]];
    private readonly Vocabulary _vocabulary = new(_texts.SelectMany(text => text));

    [Theory]
    [InlineData(1, NGramSmoothing.AddK)]
    [InlineData(2, NGramSmoothing.AddK)]
    [InlineData(1, NGramSmoothing.Interpolated)]
    [InlineData(2, NGramSmoothing.Interpolated)]
    [InlineData(4, NGramSmoothing.Interpolated)]
    public void Probabilities_sum_to_1_after_any_history(int order, NGramSmoothing smoothing)
    {
        var model = Model(order, smoothing, k: 0.3);
        foreach (var history in new string[][] { [], ["le"], ["le", "chat"], ["dort", "lynx"], ["mange", "le", "chien", "le"] })
        {
            var probabilities = model.Probabilities(_vocabulary.Encode(history));
            Assert.Equal(1, probabilities.Sum(), 1e-12);
            Assert.All(probabilities.Skip(2), probability => Assert.True(probability > 0));
            Assert.Equal([0, 0], probabilities[..2]);
        }
    }

    [Fact]
    public void Adding_k_is_the_formula_of_Laplace()
    {
        var model = Model(2, NGramSmoothing.AddK, k: 0.5);
        // le is followed by chat twice, by chien once; 7 words are possible: 5, the end and the unknown one
        Assert.Equal((2 + 0.5) / (3 + 0.5 * 7), model.Probability(_vocabulary["chat"], _vocabulary.Encode(["le"])), 1e-12);
        Assert.Equal(1 / 7.0, model.Probability(_vocabulary["chat"], _vocabulary.Encode(["lynx"])), 1e-12);
    }

    [Fact]
    public void Interpolation_is_the_formula_of_Witten_and_Bell()
    {
        var model = Model(2, NGramSmoothing.Interpolated);
        // 12 words and ends are met, 6 distinct ones, chat twice; after le 3, of which 2 distinct
        var alone = (2 + 6 * (1 / 7.0)) / (12 + 6);
        Assert.Equal((2 + 2 * alone) / (3 + 2), model.Probability(_vocabulary["chat"], _vocabulary.Encode(["le"])), 1e-12);
        // After a word never met, single words decide.
        Assert.Equal(alone, model.Probability(_vocabulary["chat"], _vocabulary.Encode(["lynx"])), 1e-12);
    }

    [Fact]
    public void The_probability_of_a_text_is_the_product_over_its_words_and_its_end()
    {
        var model = Model(3, NGramSmoothing.Interpolated);
        var text = _vocabulary.Encode(["le", "chat", "dort"]);
        var product = Math.Log(model.Probability(text[0], [])) + Math.Log(model.Probability(text[1], text[..1]))
            + Math.Log(model.Probability(text[2], text[..2])) + Math.Log(model.Probability(Vocabulary.End, text));
        Assert.Equal(product, model.LogProbability(text), 1e-12);
        Assert.Equal(Math.Exp(-product / 4), model.Perplexity([text]), 1e-9);
    }

    [Fact]
    public void More_context_makes_a_text_less_surprising_and_another_order_more()
    {
        var texts = _texts.Select(_vocabulary.Encode).ToArray();
        Assert.True(Model(2, NGramSmoothing.Interpolated).Perplexity(texts) < Model(1, NGramSmoothing.Interpolated).Perplexity(texts));
        var model = Model(2, NGramSmoothing.Interpolated);
        Assert.True(model.LogProbability(texts[0]) > model.LogProbability([.. texts[0].Reverse()]) + 2);
    }

    [Fact]
    public void Texts_are_drawn_as_often_as_they_are_probable()
    {
        var model = Model(2, NGramSmoothing.AddK, k: 0.001);
        var random = new Random(4);
        var first = Enumerable.Range(0, 2000).Select(_ => _vocabulary.Decode(model.Generate(random, 10, _vocabulary.Encode(["le"])))).ToList();
        // le chat: 2 of 3 times; 2,000 drawings have a deviation of 1 %
        Assert.Equal(2 / 3.0, first.Count(text => text[1] == "chat") / 2000.0, 0.05);
        Assert.Equal(model.Generate(new Random(1), 10), model.Generate(new Random(1), 10));
        Assert.All(first, text => Assert.InRange(text.Length, 1, 10));
    }

    [Fact]
    public void An_order_below_1_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Model(0, NGramSmoothing.AddK));

    private NGramModel Model(int order, NGramSmoothing smoothing, double k = 1) =>
        new(_texts.Select(_vocabulary.Encode), _vocabulary.Count, order, smoothing, k);
}
