using System.Xml.Linq;
using Cahier.Nn;

namespace Cahier.Tests.Nn;

[Collection(AloneCollection.Name)]
public class ParameterTableTests
{
    private static ParameterTable Table => ParameterTable.Of(new TransformerEncoder(
        new BlockOptions { Width = 4, Heads = 2, Hidden = 1000 }, layers: 2, finalNorm: true, new Random(1)));

    [Fact]
    public void As_text_it_lists_every_part_with_its_subtotal()
    {
        Assert.Equal(
            """
            Parameter                    Shape                   Count
            layers.0 – 1                            2 × 9,100 = 18,200
              self_attn.in_proj_weight   [12, 4]                    48
              self_attn.in_proj_bias     [12]                       12
              self_attn.out_proj.weight  [4, 4]                     16
              self_attn.out_proj.bias    [4]                         4
              linear1.weight             [1000, 4]               4,000
              linear1.bias               [1000]                  1,000
              linear2.weight             [4, 1000]               4,000
              linear2.bias               [4]                         4
              norm1.weight               [4]                         4
              norm1.bias                 [4]                         4
              norm2.weight               [4]                         4
              norm2.bias                 [4]                         4
            norm                                                     8
              weight                     [4]                         4
              bias                       [4]                         4
            Total                                               18,208
            """.ReplaceLineEndings("\n"),
            Speaking.In("en", Table.ToString));
    }

    [Theory]
    [InlineData("fr", "Forme", "18\u202F208")]
    [InlineData("en", "Shape", "18,208")]
    public void As_a_page_it_is_a_well_formed_table_in_the_readers_language(string language, string shape, string total)
    {
        var table = XElement.Parse(Speaking.In(language, Table.ToHtml));
        Assert.Contains(table.Descendants("th"), cell => cell.Value == shape);
        Assert.Equal(total, table.Element("tfoot")!.Descendants("td").Single().Value);
        Assert.Equal(2, table.Elements("tbody").Count());
        Assert.NotNull(table.Element("caption"));
    }
}
