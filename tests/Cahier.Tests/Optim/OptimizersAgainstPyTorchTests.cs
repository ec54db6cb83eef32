using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Optim;

public class OptimizersAgainstPyTorchTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Tensor>, Func<Tensor, bool>, Optimizer>> _variants = new()
    {
        ["sgd"] = (p, _) => new Sgd(p, 0.1f),
        ["sgd_decay"] = (p, decays) => new Sgd(p, 0.1f, weightDecay: 0.2f, decays: decays),
        ["sgd_momentum"] = (p, decays) => new Sgd(p, 0.1f, momentum: 0.9f, weightDecay: 0.2f, decays: decays),
        ["sgd_nesterov"] = (p, decays) => new Sgd(p, 0.1f, momentum: 0.8f, nesterov: true, weightDecay: 0.2f, decays: decays),
        ["adagrad"] = (p, _) => new Adagrad(p, 0.3f),
        ["adagrad_decay"] = (p, decays) => new Adagrad(p, 0.3f, rateDecay: 0.1f, weightDecay: 0.2f, epsilon: 1e-3f, decays: decays),
        ["rms_prop"] = (p, _) => new RmsProp(p),
        ["rms_prop_decay"] = (p, decays) => new RmsProp(p, 0.1f, smoothing: 0.9f, epsilon: 1e-3f, weightDecay: 0.2f, decays: decays),
        ["adam"] = (p, _) => new Adam(p),
        ["adam_decay"] = (p, decays) => new Adam(p, 0.1f, 0.8f, 0.95f, 1e-3f, weightDecay: 0.2f, decays: decays),
        ["adamw"] = (p, decays) => new AdamW(p, 0.1f, decays: decays),
        ["adamw_decay"] = (p, decays) => new AdamW(p, 0.1f, 0.8f, 0.95f, 1e-3f, weightDecay: 0.2f, decays: decays),
    };

    public static TheoryData<string> Variants => [.. _variants.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Ten_steps_agree(string variant)
    {
        var fixture = Fixture.Load("optimizers");
        var (weight, bias) = (fixture.Input("start.weight"), fixture.Input("start.bias"));
        var optimizer = _variants[variant]([weight, bias], parameter => parameter == weight);
        int[] kept = [.. fixture["steps"].ToArray().Select(step => (int)step)];

        for (var step = 1; step <= 10; step++)
        {
            optimizer.ZeroGrad();
            ((weight * fixture["gradients.weight"][step - 1, ..]).Sum() + (bias * fixture["gradients.bias"][step - 1, ..]).Sum()).Backward();
            optimizer.Step();
            if (Array.IndexOf(kept, step) is >= 0 and var row)
            {
                Same.Values(fixture[$"{variant}.weight"][row, ..], weight, $"weight after step {step}");
                Same.Values(fixture[$"{variant}.bias"][row, ..], bias, $"bias after step {step}");
            }
        }
    }
}
