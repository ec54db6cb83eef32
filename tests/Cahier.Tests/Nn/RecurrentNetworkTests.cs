using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

[Collection(AloneCollection.Name)]
public class RecurrentNetworkTests
{
    // The same sums in another order, through five steps: a few dozen roundings of 2⁻²⁴ ≈ 6e-8 of numbers about 1.
    private const float Tolerance = 5e-6f;

    private static readonly int[,] Ids = { { 3, 1, 4, 1, 5 }, { 2, 6, 5, 3, 5 }, { 0, 0, 6, 2, 1 } };

    public static TheoryData<string> Kinds => ["rnn", "relu", "gru", "slides", "lstm"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_is_its_cell_again_and_again(string kind)
    {
        var (b, t, h) = (3, 5, 6);
        var network = Make(kind, 4, h);
        var (step, cell) = CellOf(kind, 4, h);
        cell.Load(network.StateDict().ToDictionary(named => named.Key.Replace("_l0", "", StringComparison.Ordinal), named => named.Value));
        var x = Tensor.Randn(new Random(2), b, t, 4);
        var copy = x.Clone();
        x.RequiresGrad = copy.RequiresGrad = true;

        var (output, end) = network.Forward(x);
        var states = new Tensor[t];
        var (state, memory) = (Tensor.Zeros(b, h), Tensor.Zeros(b, h));
        for (var i = 0; i < t; i++)
        {
            (state, memory) = step(copy.Slice(1, i, 1).Squeeze(1), state, memory);
            states[i] = state;
        }
        var slow = Tensor.Stack(states, 1);

        Same(slow, output);
        Same(state, end.Hidden[0, ..]);
        if (end.Cell is not null)
            Same(memory, end.Cell[0, ..]);
        (output * output).Sum().Backward();
        (slow * slow).Sum().Backward();
        Same(copy.Grad!, x.Grad!);
        foreach (var ((_, fast), (_, small)) in network.NamedParameters().Zip(cell.NamedParameters()))
            Same(small.Grad!, fast.Grad!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_read_in_pieces_gives_the_bits_of_text_read_whole(string kind)
    {
        var network = Make(kind, 4, 20, layers: 2);
        var x = Tensor.Randn(new Random(2), 3, 7, 4);
        var (whole, end) = network.Forward(x);
        RecurrentState? state = null;
        var pieces = new List<Tensor>();
        foreach (var (start, length) in ((int, int)[])[(0, 1), (1, 2), (3, 4)])
        {
            (var piece, state) = network.Forward(x.Slice(1, start, length), state);
            pieces.Add(piece);
            state = state.Carry();
        }
        Assert.Equal(whole.ToArray(), Tensor.Concatenate(pieces, 1).ToArray());
        Assert.Equal(end.Hidden.ToArray(), state!.Hidden.ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_short_sequence_is_read_alike_alone_and_beside_longer_ones(string kind)
    {
        var network = Make(kind, 4, 5, layers: 2);
        var x = Tensor.Randn(new Random(2), 3, 7, 4);
        var (together, end) = network.Forward(x, lengths: [7, 2, 4]);
        var (alone, ownEnd) = network.Forward(x[1..2, ..2]);
        Same(alone, together[1..2, ..2]);
        Same(ownEnd.Hidden[.., 0], end.Hidden[.., 1]);
        Assert.All(together[1, 2..].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_looked_up_in_the_layer_are_words_looked_up_before_it(string kind)
    {
        var (fused, plain) = (Make(kind, 4, 6, layers: 2), Make(kind, 4, 6, layers: 2));
        var (table, copy) = (new Embedding(7, 4, new Random(3)), new Embedding(7, 4, new Random(3)));
        foreach (var lengths in (int[]?[])[null, [2, 5, 3]])
        {
            var (fast, _) = fused.Forward(table, Ids, lengths: lengths);
            var (slow, _) = plain.Forward(copy.Forward(Ids), lengths: lengths);
            Same(slow, fast);
            (fast * fast).Sum().Backward();
            (slow * slow).Sum().Backward();
        }
        SameGradients(plain, fused);
        Same(copy.Weight.Grad!, table.Weight.Grad!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Word_numbers_alone_stand_for_one_hot_vectors(string kind)
    {
        var (fused, plain) = (Make(kind, 7, 6), Make(kind, 7, 6));
        var oneHot = Functional.Embedding(Tensor.Eye(7), Ids);
        for (var twice = 0; twice < 2; twice++)
        {
            var (fast, slow) = (fused.Forward(Ids).Output, plain.Forward(oneHot).Output);
            Same(slow, fast);
            (fast * fast).Sum().Backward();
            (slow * slow).Sum().Backward();
        }
        SameGradients(plain, fused);
    }

    [Fact]
    public void A_word_that_is_not_in_the_table_is_named()
    {
        var rnn = new Rnn(4, 3, new Random(1));
        Assert.Contains("7 is not one of the 7", Assert.Throws<IndexException>(
            () => rnn.Forward(new Embedding(7, 4, new Random(1)), new[,] { { 1, 7, 2, 3, 4, 5, 6, 0 } })).Message, StringComparison.Ordinal);
        Assert.Throws<IndexException>(() => rnn.Forward(new[,] { { 4 } }));
        Assert.Throws<IndexException>(() => rnn.Forward(new[,] { { -1 } }));
        Assert.Throws<ShapeException>(() => rnn.Forward(new int[0, 3]));
    }

    [Fact]
    public void First_weights_are_uniform_within_one_over_the_root_of_H()
    {
        var lstm = new Lstm(10, 25, new Random(1), layers: 2);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1"],
            lstm.NamedParameters().Select(named => named.Name));
        Assert.Equal(4 * 25 * (10 + 25 + 2) + 4 * 25 * (25 + 25 + 2), lstm.ParameterCount);
        Assert.All(lstm.Parameters(), parameter => Assert.InRange(parameter.ToArray().Max(MathF.Abs), 0.19f, 0.2f));
    }

    [Fact]
    public void Dropout_acts_between_layers_while_learning_only()
    {
        var gru = new Gru(4, 8, new Random(1), layers: 2, dropout: 0.5f);
        var x = Tensor.Randn(new Random(2), 2, 3, 4);
        Assert.NotEqual(gru.Forward(x).Output.ToArray(), gru.Forward(x).Output.ToArray());
        gru.Eval();
        Assert.Equal(gru.Forward(x).Output.ToArray(), gru.Forward(x).Output.ToArray());
    }

    [Fact]
    public void A_state_of_another_shape_is_refused()
    {
        var lstm = new Lstm(4, 5, new Random(1), layers: 2);
        var state = new RecurrentState(Tensor.Zeros(1, 3, 5));
        Assert.Contains("Lstm: Hidden is [1, 3, 5], expected [2, 3, 5]", Assert.Throws<ShapeException>(
            () => lstm.Forward(Tensor.Zeros(3, 2, 4), state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_training_step_allocates_no_arrays_of_numbers()
    {
        var model = new CharModel(new CharModelOptions { Vocabulary = 30, Kind = RecurrentKind.Lstm, Hidden = 64, Embedding = 64 });
        var ids = new int[16, 20];
        RecurrentState? state = null;
        for (var warm = 0; warm < 3; warm++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        // The gates alone are 16·20·256 floats, 320 KB; what remains are tensors, shapes, closures, and the ids row by row.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000);

        void Step()
        {
            using var scope = Tensor.NewDisposeScope();
            model.ZeroGrad();
            var (loss, end) = model.Loss(ids, ids, state);
            loss.Backward();
            state = end.Carry(state);
        }
    }

    private static RecurrentNetwork Make(string kind, int inputs, int hidden, int layers = 1)
    {
        var random = new Random(1);
        return kind switch
        {
            "rnn" => new Rnn(inputs, hidden, random, layers),
            "relu" => new Rnn(inputs, hidden, random, layers, RnnActivation.Relu),
            "gru" => new Gru(inputs, hidden, random, layers),
            "slides" => new Gru(inputs, hidden, random, layers, GruForm.Slides),
            _ => new Lstm(inputs, hidden, random, layers),
        };
    }

    private static (Func<Tensor, Tensor, Tensor, (Tensor, Tensor)> Step, Module Cell) CellOf(string kind, int inputs, int hidden)
    {
        var random = new Random(9);
        if (kind == "lstm")
        {
            var lstm = new LstmCell(inputs, hidden, random);
            return (lstm.Forward, lstm);
        }
        if (kind is "gru" or "slides")
        {
            var gru = new GruCell(inputs, hidden, random, kind == "gru" ? GruForm.PyTorch : GruForm.Slides);
            return ((x, h, c) => (gru.Forward(x, h), c), gru);
        }
        var rnn = new RnnCell(inputs, hidden, random, kind == "rnn" ? RnnActivation.Tanh : RnnActivation.Relu);
        return ((x, h, c) => (rnn.Forward(x, h), c), rnn);
    }

    private static void SameGradients(Module expected, Module actual)
    {
        foreach (var ((_, slow), (_, fast)) in expected.NamedParameters().Zip(actual.NamedParameters()))
            Same(slow.Grad!, fast.Grad!);
    }

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var scale = 1 + expected.ToArray().Max(MathF.Abs);
        foreach (var (e, a) in expected.ToArray().Zip(actual.ToArray()))
            Assert.Equal(e, a, Tolerance * scale);
    }
}
