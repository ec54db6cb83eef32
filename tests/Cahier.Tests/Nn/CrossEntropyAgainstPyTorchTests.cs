using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

public class CrossEntropyAgainstPyTorchTests
{
    [Theory]
    [InlineData("plain", null, 0f)]
    [InlineData("ignoring", 0, 0f)]
    [InlineData("smoothed", 0, 0.1f)]
    public void Cross_entropy_and_its_gradient_agree(string variant, int? ignoreIndex, float labelSmoothing)
    {
        var fixture = Fixture.Load("cross_entropy");
        var logits = fixture.Input("logits");

        var loss = Functional.CrossEntropy(logits, fixture.Ids("expected"), ignoreIndex, labelSmoothing);
        loss.Backward();

        Same.Values(fixture[$"{variant}.loss"], loss, "loss");
        Same.Values(fixture[$"{variant}.gradient"], logits.Grad, "gradient");
    }
}
