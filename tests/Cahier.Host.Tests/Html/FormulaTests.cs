using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cahier.Host.Courses;
using Cahier.Host.Html;
using Cahier.Host.Html.Mathematics;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Html;

public partial class FormulaTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("-0.5", "<mo>−</mo><mn>0.5</mn>")]
    [InlineData("0{,}98", "<mn>0,98</mn>")]
    [InlineData("44{,}183{,}069, 2", "<mn>44,183,069</mn><mo>,</mo><mn>2</mn>")]
    [InlineData("\\ln 14", "<mi>ln</mi><mo>\u2061</mo><mspace width=\"0.167em\"></mspace><mn>14</mn>")]
    [InlineData("\\ln(x)", "<mi>ln</mi><mo>\u2061</mo><mo stretchy=\"false\">(</mo>")]
    [InlineData("\\log_2 x", "<msub><mi>log</mi><mrow><mn>2</mn></mrow></msub><mo>\u2061</mo>")]
    [InlineData("x^2", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>")]
    [InlineData("W_q^{\\top}", "<msubsup><mi>W</mi><mrow><mi>q</mi></mrow><mrow><mi>⊤</mi></mrow></msubsup>")]
    [InlineData("h'_t", "<msubsup><mi>h</mi><mrow><mi>t</mi></mrow><mrow><mo>′</mo></mrow></msubsup>")]
    [InlineData("\\frac{1}{\\sqrt{d}}", "<mfrac><mrow><mn>1</mn></mrow><mrow><msqrt><mrow><mi>d</mi></mrow></msqrt></mrow></mfrac>")]
    [InlineData("\\frac12", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData("\\sum_{i=1}^n", "<munderover><mo movablelimits=\"true\">∑</mo>")]
    [InlineData("\\mathbb{R}\\mathbf{x}", "<mi>ℝ</mi><mi>𝐱</mi>")]
    [InlineData("\\left( x \\right.", "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mi>x</mi></mrow>")]
    [InlineData("\\hat y", "<mover accent=\"true\"><mrow><mi>y</mi></mrow><mo>^</mo></mover>")]
    [InlineData("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData("\\text{si } x", "<mtext>si\u00A0</mtext><mi>x</mi>")]
    [InlineData("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr>")]
    public void Tex_becomes_mathml(string tex, string expected)
    {
        var html = Formula.Render(tex, displayed: false);

        Assert.Contains(expected, html, StringComparison.Ordinal);
        XElement.Parse(html);
    }

    [Theory]
    [InlineData("\\unknown{x}")]
    [InlineData("\\frac{1}")]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData("x^")]
    [InlineData("x_1_2")]
    [InlineData("\\left( x")]
    [InlineData("\\begin{tikz}\\end{tikz}")]
    [InlineData("\\")]
    public void What_is_not_known_keeps_its_source(string tex) =>
        Assert.Equal($"<div class=\"math\"><code class=\"math\">{HtmlText.Escape(tex)}</code></div>", Formula.Render(tex, displayed: true));

    [Fact]
    public void Every_formula_of_the_course_is_drawn()
    {
        var prose = CourseFolder.Languages
            .SelectMany(language => Repository.Course.Notebooks("notebooks", language))
            .SelectMany(file => NotebookFile.Read(file).Cells.Where(cell => cell.IsMarkdown))
            .Select(cell => Prose.Render(cell.Source));

        Assert.Empty(prose.SelectMany(html => SourceKept().Matches(html).Select(match => match.Value)));
    }

    [GeneratedRegex("<code class=\"math\">.*?</code>")]
    private static partial Regex SourceKept();
}
