using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Tensors;

public class LossesAgainstPyTorchTests
{
    private static readonly Dictionary<string, Func<Tensor, Fixture, Reduction, Tensor>> _losses = new()
    {
        ["mean_squared_error"] = (x, fixture, reduction) => Functional.MeanSquaredError(x, fixture["real"], reduction),
        ["binary_cross_entropy"] = (x, fixture, reduction) =>
            Functional.BinaryCrossEntropyWithLogits(x, fixture["truth"], reduction: reduction),
        ["binary_cross_entropy_soft"] = (x, fixture, reduction) =>
            Functional.BinaryCrossEntropyWithLogits(x, fixture["soft"], reduction: reduction),
        ["binary_cross_entropy_weighted"] = (x, fixture, reduction) =>
            Functional.BinaryCrossEntropyWithLogits(x, fixture["truth"], fixture["weight"], reduction),
        ["hinge"] = (x, fixture, reduction) => Functional.Hinge(x, 2 * fixture["truth"] - 1, reduction),
        ["multi_class_hinge"] = (x, fixture, reduction) => Functional.MultiClassHinge(x, Classes(fixture), reduction: reduction),
        ["multi_class_hinge_margin"] = (x, fixture, reduction) => Functional.MultiClassHinge(x, Classes(fixture), 2.5f, reduction),
    };

    public static TheoryData<string, Reduction> Losses
    {
        get
        {
            var data = new TheoryData<string, Reduction>();
            foreach (var loss in _losses.Keys)
            {
                data.Add(loss, Reduction.Mean);
                data.Add(loss, Reduction.Sum);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradient_agree(string name, Reduction reduction)
    {
        var fixture = Fixture.Load("losses");
        var x = fixture.Input("x");
        var loss = _losses[name](x, fixture, reduction);
        loss.Backward();
        var variant = $"{name}.{(reduction == Reduction.Mean ? "mean" : "sum")}";
        Same.Values(fixture[$"{variant}.loss"], loss, "loss");
        Same.Values(fixture[$"{variant}.gradient"], x.Grad, "gradient");
    }

    private static int[] Classes(Fixture fixture) => [.. fixture["classes"].ToArray().Select(value => (int)value)];
}
