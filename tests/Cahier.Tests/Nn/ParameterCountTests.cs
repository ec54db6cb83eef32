using Cahier.Nn;
using Cahier.Tests.Fixtures;

namespace Cahier.Tests.Nn;

/// <summary>The parameter-count exercise: N = 6, H = 8, D = 512, K = 64, hidden 2048, 29 words in each language.</summary>
public class ParameterCountTests
{
    private static readonly TransformerOptions _exercise = new() { SourceVocabulary = 29, TargetVocabulary = 29 };

    [Fact]
    public void Formula_model_table_and_PyTorch_give_the_same_number()
    {
        const long D = 512, H = 8, K = 64, Hidden = 2048, V = 29, N = 6;
        const long Attention = 3 * (D * H * K + H * K) + H * K * D + D;
        const long FeedForward = D * Hidden + Hidden + Hidden * D + D;
        const long Norm = 2 * D;
        const long EncoderLayer = Attention + FeedForward + 2 * Norm;
        const long DecoderLayer = 2 * Attention + FeedForward + 3 * Norm;
        const long Formula = 2 * V * D + N * EncoderLayer + N * DecoderLayer + D * V + V;

        var model = new Transformer(_exercise);
        Assert.Equal(44_183_069, Formula);
        Assert.Equal(Formula, model.ParameterCount);
        Assert.Equal(Formula, ParameterTable.Of(model).Total);
        Assert.Equal(Formula, Fixture.Load("parameter_counts").Number("base"));
    }

    [Theory]
    [InlineData("final_norms", 44_185_117)]
    [InlineData("tied", 44_153_373)]
    [InlineData("no_biases", 44_115_456)]
    [InlineData("learned_positions", 44_707_357)]
    public void Variants_have_PyTorchs_totals(string variant, long total)
    {
        var model = new Transformer(variant switch
        {
            "final_norms" => _exercise with { FinalNorm = true },
            "tied" => _exercise with { TiedEmbeddings = true },
            "no_biases" => _exercise with { Bias = false },
            _ => _exercise with { Positions = PositionKind.Learned },
        });
        Assert.Equal(total, model.ParameterCount);
        Assert.Equal(total, Fixture.Load("parameter_counts").Number(variant));
    }

    [Fact]
    public void Wide_heads_are_counted_by_their_own_width()
    {
        // Queries, keys and values of 4 heads of width 64, then a projection of 256 numbers back to 64.
        var attention = new MultiHeadAttention(64, heads: 4, new Random(1), keyWidth: 64, valueWidth: 64);
        Assert.Equal(3 * (64 * 256 + 256) + 256 * 64 + 64, attention.ParameterCount);
    }

    [Fact]
    public void Identical_layers_are_one_group_of_the_table()
    {
        var table = ParameterTable.Of(new Transformer(_exercise with { Width = 8, Hidden = 16, FinalNorm = true }));
        Assert.Equal(
            ["source_embedding", "target_embedding", "encoder.layers.0 – 5", "encoder.norm", "decoder.layers.0 – 5", "decoder.norm", "output"],
            table.Groups.Select(group => group.Title));
        Assert.Equal([1, 1, 6, 1, 6, 1, 1], table.Groups.Select(group => group.Repeats));
    }
}
