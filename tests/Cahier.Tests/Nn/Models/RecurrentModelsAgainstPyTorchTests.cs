using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn.Models;

public class RecurrentModelsAgainstPyTorchTests
{
    [Theory]
    [InlineData("char_rnn_one_hot", RecurrentKind.Rnn, 0, 1)]
    [InlineData("char_gru", RecurrentKind.Gru, 4, 1)]
    [InlineData("char_lstm", RecurrentKind.Lstm, 4, 2)]
    public void A_character_model_that_goes_on_from_a_text_is_PyTorchs(string name, RecurrentKind kind, int embedding, int layers)
    {
        var fixture = Fixture.Load(name);
        var model = new CharModel(new CharModelOptions { Vocabulary = 8, Kind = kind, Hidden = 5, Embedding = embedding, Layers = layers });
        model.Load(fixture.Parameters);
        var (ids, next) = (fixture.Ids("ids"), fixture.Ids("next"));
        var before = new int[2, 5];
        for (var i = 0; i < ids.Length; i++)
            before[i / 5, i % 5] = ids[i / 5, 4 - i % 5];

        var state = model.Forward(before).State.Detach();
        Same.Values(fixture["output"], model.Forward(ids, state).Logits);
        var loss = model.Loss(ids, next, state).Loss;
        loss.Backward();
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }

    [Theory]
    [InlineData("seq2seq_gru_attention", RecurrentKind.Gru, 1, true)]
    [InlineData("seq2seq_lstm_attention", RecurrentKind.Lstm, 2, true)]
    [InlineData("seq2seq_lstm", RecurrentKind.Lstm, 2, false)]
    public void A_translator_is_PyTorchs(string name, RecurrentKind kind, int layers, bool attention)
    {
        var fixture = Fixture.Load(name);
        var model = new Seq2Seq(new Seq2SeqOptions
        {
            SourceVocabulary = 11,
            TargetVocabulary = 9,
            Width = 4,
            Hidden = 5,
            Kind = kind,
            Layers = layers,
            Attention = attention,
        });
        model.Load(fixture.Parameters);
        var (source, target) = (fixture.Ids("source"), fixture.Ids("target"));

        Same.Values(fixture["output"], model.Forward(source, target).Logits);
        var loss = model.Loss(source, target, fixture.Ids("expected"));
        loss.Backward();
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }

    [Fact]
    public void A_captioner_is_PyTorchs()
    {
        var fixture = Fixture.Load("captioner");
        var model = new Captioner(new CaptionerOptions
        {
            FeatureWidth = 6,
            TargetVocabulary = 9,
            Width = 4,
            Hidden = 5,
            Kind = RecurrentKind.Lstm,
        });
        model.Load(fixture.Parameters);

        Same.Values(fixture["output"], model.Forward(fixture["features"], fixture.Ids("target")).Logits);
        var loss = model.Loss(fixture["features"], fixture.Ids("target"), fixture.Ids("expected"));
        loss.Backward();
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }

    public static TheoryData<string, TextClassifierOptions> Classifiers
    {
        get
        {
            var options = new TextClassifierOptions { Vocabulary = 11, Width = 4, Hidden = 5 };
            var lstm = options with { Network = RecurrentKind.Lstm };
            var query = new AttentionPoolingOptions { Query = PoolingQuery.Learned };
            var text = new AttentionPoolingOptions { Query = PoolingQuery.FromText };
            return new()
            {
                { "mean", options },
                { "query", options with { Pooling = query } },
                { "query_of_text", options with { Pooling = text } },
                { "query_mlp", options with { Pooling = text with { QueryHidden = [3, 6] } } },
                { "query_and_value", options with { Pooling = text with { ValueHidden = [7] } } },
                { "lstm", lstm },
                { "lstm_attention", lstm with { Pooling = query } },
                { "one_score", lstm with { Classes = 1 } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Classifiers), DisableDiscoveryEnumeration = true)]
    public void A_classifier_and_its_entropy_are_PyTorchs(string name, TextClassifierOptions options)
    {
        var fixture = Fixture.Load("text_classifier_" + name);
        var model = new TextClassifier(options);
        model.Load(fixture.Parameters);
        var ids = fixture.Ids("ids");

        var (logits, weights) = model.Forward(ids);
        Same.Values(fixture["output"], logits);
        if (weights is not null)
        {
            Same.Values(fixture["weights"], weights, "weights");
            Same.Values(fixture["entropy"], Functional.AttentionEntropy(weights), "entropy");
        }
        var loss = model.Loss(ids, [0, 1, 1], alpha: 0.1f);
        loss.Backward();
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }
}
