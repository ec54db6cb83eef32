using Cahier.Kernel.Notebooks;

namespace Cahier.Kernel.Tests.Notebooks;

public class DibDocumentTests
{
    private const string Text = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}

        #!markdown

        # L'été

        Deux lignes.

        #!csharp

        #!time
            var x = 1;

        x

        #!fsharp

        let y = 2

        """;

    [Fact]
    public void Cells_languages_and_metadata_are_read_and_written_back_as_they_were()
    {
        var document = DibDocument.Parse(Text);
        Assert.Equal(["markdown", "csharp", "fsharp"], document.Cells.Select(cell => cell.Language));
        Assert.Equal("# L'été\n\nDeux lignes.", document.Cells[0].Text);
        Assert.Equal("#!time\n    var x = 1;\n\nx", document.Cells[1].Text);
        Assert.Equal("csharp", document.Metadata!["kernelInfo"]!["defaultKernelName"]!.GetValue<string>());
        Assert.Equal(Text, document.Write());
    }

    [Theory]
    [InlineData("var x = 1;", "csharp")]
    [InlineData("\uFEFF#!C#\r\nvar x = 1;\r\n", "csharp")]
    [InlineData("#!js\nvar x = 1;", "javascript")]
    public void A_file_without_a_language_line_is_CSharp_and_short_names_are_known(string text, string language)
    {
        var cell = Assert.Single(DibDocument.Parse(text).Cells);
        Assert.Equal(new DibCell(language, "var x = 1;"), cell);
    }

    [Fact]
    public void Nothing_is_no_cell() => Assert.Empty(DibDocument.Parse("\n\n#!csharp\n\n#!markdown\n").Cells);
}
