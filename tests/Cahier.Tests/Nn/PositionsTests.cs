using Cahier.Nn;
using Cahier.Tensors;

namespace Cahier.Tests.Nn;

public class PositionsTests
{
    [Fact]
    public void Sines_and_cosines_alternate_with_wavelengths_up_to_ten_thousand()
    {
        var table = new SinusoidalPositions(100, 6).Table;
        Assert.Equal([0, 1, 0, 1, 0, 1], table.Slice(0, 0, 1).ToArray());
        // The formula in double precision, rounded once: equal but for the last bit.
        for (var t = 0; t < 100; t++)
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(Math.Sin(t / Math.Pow(10000, 2 * i / 6.0)), table[t, 2 * i], tolerance: 1e-7);
                Assert.Equal(Math.Cos(t / Math.Pow(10000, 2 * i / 6.0)), table[t, 2 * i + 1], tolerance: 1e-7);
            }
    }

    [Fact]
    public void Fixed_positions_have_nothing_to_learn_and_learned_ones_a_table()
    {
        Assert.Equal(0, new SinusoidalPositions(10, 4).ParameterCount);
        Assert.Equal(40, new LearnedPositions(10, 4, new Random(1)).ParameterCount);
    }

    [Fact]
    public void Learned_positions_learn_only_where_a_word_stood()
    {
        var positions = new LearnedPositions(4, 2, new Random(1));
        positions.Forward(Tensor.Zeros(3, 2, 2)).Sum().Backward();
        Assert.Equal([3, 3, 3, 3, 0, 0, 0, 0], positions.Table.Grad!.ToArray());
    }

    [Fact]
    public void A_sentence_longer_than_the_table_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new SinusoidalPositions(4, 2).Forward(Tensor.Zeros(1, 5, 2)));
        Assert.Contains("5", error.Message, StringComparison.Ordinal);
    }
}
