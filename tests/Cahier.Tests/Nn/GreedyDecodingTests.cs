using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

public class GreedyDecodingTests
{
    private const int Start = 1, End = 2;

    private readonly Transformer _model = new(new TransformerOptions
    {
        SourceVocabulary = 12,
        TargetVocabulary = 9,
        Width = 8,
        Heads = 2,
        Layers = 2,
        Hidden = 12,
        Dropout = 0.2f,
        Seed = 5,
    });

    [Fact]
    public void Each_word_is_the_likeliest_after_those_before_it()
    {
        int[,] source = { { 4, 5, 6, 2 } };
        var words = _model.GreedyDecode(source, Start, End, maxLength: 6)[0];

        _model.Eval();
        for (var t = 0; t < words.Length; t++)
        {
            int[] prefix = [Start, .. words.Take(t)];
            var target = new int[1, prefix.Length];
            for (var i = 0; i < prefix.Length; i++)
                target[0, i] = prefix[i];
            var logits = _model.Forward(source, target).Slice(1, t, 1).ToArray();
            Assert.Equal(Array.IndexOf(logits, logits.Max()), words[t]);
        }
        Assert.NotEmpty(words);
    }

    [Fact]
    public void A_sentence_is_translated_alike_alone_and_beside_a_longer_one()
    {
        var alone = _model.GreedyDecode(new[,] { { 4, 7, 2 } }, Start, End, maxLength: 6)[0];
        var together = _model.GreedyDecode(new[,] { { 4, 7, 2, 0, 0 }, { 9, 10, 11, 6, 2 } }, Start, End, maxLength: 6)[0];
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Nothing_is_written_after_the_end()
    {
        // An output layer that always says the end.
        var bias = _model.NamedParameters().Single(named => named.Name == "output.bias").Parameter;
        bias[End] = 1000;
        Assert.All(_model.GreedyDecode(new[,] { { 4, 2 }, { 5, 2 } }, Start, End, maxLength: 6), Assert.Empty);
    }

    [Fact]
    public void The_model_goes_on_learning_afterwards()
    {
        _model.GreedyDecode(new[,] { { 4, 2 } }, Start, End, maxLength: 2);
        Assert.True(_model.Training);
    }

    [Fact]
    public void More_words_than_there_are_positions_are_refused_before_any_is_written()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _model.GreedyDecode(new[,] { { 4, 2 } }, Start, End, maxLength: _model.Options.MaxLength + 1));
        Assert.Contains("MaxLength", error.Message, StringComparison.Ordinal);
        Assert.True(_model.Training);
    }

    [Fact]
    public void A_mistake_in_the_source_leaves_the_model_as_it_was()
    {
        int[,] source = { { 99, 2 } };
        Assert.Throws<IndexException>(() => _model.GreedyDecode(source, Start, End, maxLength: 3));
        Assert.Throws<IndexException>(() => _model.AttentionWeights(source, new[,] { { Start } }));
        Assert.True(_model.Training);
        Assert.False(_model.Encoder.Layers[0].SelfAttention.KeepWeights);
    }

    [Fact]
    public void Weights_that_somebody_keeps_are_kept_on()
    {
        _model.Encoder.Layers[1].SelfAttention.KeepWeights = true;
        _model.AttentionWeights(new[,] { { 4, 2 } }, new[,] { { Start } });
        Assert.True(_model.Encoder.Layers[1].SelfAttention.KeepWeights);
        Assert.False(_model.Encoder.Layers[0].SelfAttention.KeepWeights);
    }

    [Fact]
    public void No_sentence_gives_no_translation() => Assert.Empty(_model.GreedyDecode(new int[0, 3], Start, End, maxLength: 5));

    [Fact]
    public void Attention_weights_of_all_three_kinds_come_layer_by_layer()
    {
        var weights = _model.AttentionWeights(new[,] { { 4, 5, 6, 2 }, { 4, 2, 0, 0 } }, new[,] { { 1, 3, 4 }, { 1, 3, 0 } });

        Assert.Equal(["[2, 2, 4, 4]", "[2, 2, 4, 4]"], weights.EncoderSelf.Select(w => w.Shape.ToString()));
        Assert.Equal(["[2, 2, 3, 3]", "[2, 2, 3, 3]"], weights.DecoderSelf.Select(w => w.Shape.ToString()));
        Assert.Equal(["[2, 2, 3, 4]", "[2, 2, 3, 4]"], weights.Cross.Select(w => w.Shape.ToString()));
        Assert.Equal(0, weights.DecoderSelf[1][0, 1, 0, 2]);
        Assert.Equal(0, weights.Cross[0][1, 0, 2, 2]);
        Assert.All(weights.Cross[1].Sum(-1).ToArray(), sum => Assert.Equal(1, sum, tolerance: 1e-6f));
        Assert.True(_model.Training);
    }
}
