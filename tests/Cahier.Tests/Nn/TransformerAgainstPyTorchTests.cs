using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

/// <summary>The whole model has PyTorch's logits, loss and gradients.</summary>
public class TransformerAgainstPyTorchTests
{
    [Fact]
    public void The_post_norm_model_without_final_norms_agrees() =>
        Agree("transformer", Small with { NormFirst = false, FinalNorm = false }, labelSmoothing: 0);

    [Fact]
    public void The_pre_norm_model_with_final_norms_gelu_and_label_smoothing_agrees() =>
        Agree("transformer_pre_norm", Small with { NormFirst = true, FinalNorm = true, Activation = Activation.Gelu }, labelSmoothing: 0.1f);

    private static TransformerOptions Small => new()
    {
        SourceVocabulary = 11,
        TargetVocabulary = 9,
        Width = 8,
        Heads = 2,
        Layers = 2,
        Hidden = 12,
        Dropout = 0,
        MaxLength = 8,
    };

    private static void Agree(string name, TransformerOptions options, float labelSmoothing)
    {
        var fixture = Fixture.Load(name);
        var model = new Transformer(options);
        model.Load(fixture.Parameters);

        var logits = model.Forward(fixture.Ids("source"), fixture.Ids("target"));
        var loss = Functional.CrossEntropy(logits, fixture.Ids("expected"), ignoreIndex: 0, labelSmoothing);
        loss.Backward();

        Same.Values(fixture["output"], logits);
        Same.Values(fixture["loss"], loss, "loss");
        Same.ParameterGradients(fixture, model);
    }
}
