using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

public class RecurrentAgainstPyTorchTests
{
    public static TheoryData<string, int> Networks => new(
        from name in (string[])["rnn_tanh", "rnn_relu", "gru", "lstm"]
        from layers in (int[])[1, 2]
        select (name, layers));

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_is_PyTorchs(string name, int layers) => Compare($"{name}_{layers}", name, layers, null);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Sequences_of_several_lengths_are_PyTorchs_packed_sequences(string name, int layers) =>
        Compare($"{name}_{layers}_lengths", name, layers, [2, 5, 3]);

    [Fact]
    public void Biases_may_be_left_out()
    {
        var gru = new Gru(4, 3, new Random(1), bias: false);
        Same.Layer("gru_without_bias", gru, (x, _) =>
        {
            var (output, state) = gru.Forward(x["x"]);
            return Tensor.Concatenate([output.Reshape(-1), state.Hidden.Reshape(-1)], 0);
        }, "x");
    }

    [Fact]
    public void Additive_attention_is_Bahdanaus_in_PyTorch()
    {
        var attention = new AdditiveAttention(3, 4, 5, new Random(1)) { KeepWeights = true };
        Same.Layer("additive_attention", attention, (x, fixture) =>
        {
            var context = attention.Forward(x["query"], x["keys"], Mask.Padding(fixture.Ids("ids"), 0).Reshape(3, 1, 5));
            return Tensor.Concatenate([context.Reshape(-1), attention.LastWeights!.Reshape(-1)], 0);
        }, "query", "keys");
    }

    private static void Compare(string fixture, string name, int layers, int[]? lengths)
    {
        RecurrentNetwork network = name switch
        {
            "rnn_tanh" => new Rnn(4, 3, new Random(1), layers),
            "rnn_relu" => new Rnn(4, 3, new Random(1), layers, RnnActivation.Relu),
            "gru" => new Gru(4, 3, new Random(1), layers),
            _ => new Lstm(4, 3, new Random(1), layers),
        };
        var isLstm = network is Lstm;
        Same.Layer(fixture, network, (x, _) =>
        {
            var (output, state) = network.Forward(x["x"], new RecurrentState(x["h"], isLstm ? x["c"] : null), lengths);
            Tensor[] all = isLstm ? [output, state.Hidden, state.Cell!] : [output, state.Hidden];
            return Tensor.Concatenate([.. all.Select(tensor => tensor.Reshape(-1))], 0);
        }, isLstm ? ["x", "h", "c"] : ["x", "h"]);
    }
}
