using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

/// <summary>The slides' GRU with its gates forced open or shut: what "understanding the gates" shows.</summary>
public class GruCornerCaseTests
{
    // σ(±30) differs from 1 and 0 by 1e-13.
    private const float Open = 30, Shut = -30;

    private const int Inputs = 3, Hidden = 4;

    private readonly Tensor _x = Tensor.Randn(new Random(1), 2, 5, Inputs);
    private readonly Tensor _start = Tensor.Randn(new Random(2), 1, 2, Hidden);

    [Fact]
    public void With_both_gates_open_it_is_the_plain_network()
    {
        var gru = Gru(update: Open, reset: Open, out var candidate);
        var rnn = new Rnn(Inputs, Hidden, new Random(3), bias: false);
        rnn.Load(candidate);
        Close(rnn.Forward(_x, new(_start)).Output, gru.Forward(_x, new(_start)).Output);
    }

    [Theory]
    [InlineData(Shut)]
    [InlineData(Open)]
    public void With_the_update_gate_shut_the_state_is_copied_and_its_gradient_too(float reset)
    {
        var gru = Gru(update: Shut, reset, out _);
        _start.RequiresGrad = true;
        var (output, end) = gru.Forward(_x, new(_start));
        for (var t = 0; t < 5; t++)
            Close(_start[0, ..], output[.., t]);

        // No gradient vanishes, however long the text: ∂h_T/∂h₀ = 1.
        end.Hidden.Backward(Tensor.Ones(1, 2, Hidden));
        Close(Tensor.Ones(1, 2, Hidden), _start.Grad!);
    }

    [Fact]
    public void With_only_the_update_gate_open_the_past_is_forgotten_and_its_gradient_blocked()
    {
        var gru = Gru(update: Open, reset: Shut, out var candidate);
        _start.RequiresGrad = true;
        var (output, end) = gru.Forward(_x, new(_start));
        Close(_x.MatMul(candidate["weight_ih_l0"].Transpose()).Tanh(), output);
        end.Hidden.Backward(Tensor.Ones(1, 2, Hidden));
        Close(Tensor.Zeros(1, 2, Hidden), _start.Grad!);
    }

    /// <summary>A GRU whose gates do not depend on what is read, and the weights of its candidate.</summary>
    private static Gru Gru(float update, float reset, out Dictionary<string, Tensor> candidate)
    {
        var gru = new Gru(Inputs, Hidden, new Random(3), form: GruForm.Slides);
        var weights = gru.Layers[0];
        weights.Input.AsSpan()[..(2 * Hidden * Inputs)].Clear();
        weights.Hidden.AsSpan()[..(2 * Hidden * Hidden)].Clear();
        weights.InputBias!.AsSpan().Clear();
        weights.HiddenBias!.AsSpan().Clear();
        weights.InputBias.AsSpan()[..Hidden].Fill(reset);
        weights.InputBias.AsSpan()[Hidden..(2 * Hidden)].Fill(update);
        candidate = new()
        {
            ["weight_ih_l0"] = weights.Input.Detach()[(2 * Hidden).., ..],
            ["weight_hh_l0"] = weights.Hidden.Detach()[(2 * Hidden).., ..],
        };
        return gru;
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        foreach (var (e, a) in expected.ToArray().Zip(actual.ToArray()))
            Assert.Equal(e, a, 2e-6f);
    }
}
