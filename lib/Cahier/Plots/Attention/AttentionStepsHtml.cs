using Cahier.Plots.Drawing;

namespace Cahier.Plots.Attention;

/// <summary>
/// Steps behind radio buttons, shown and hidden by a style sheet of their own; arrow keys go from one to the next. Without the style
/// sheet or the buttons, and on paper, all steps stand under one another. No script.
/// </summary>
internal static class AttentionStepsHtml
{
    public static string Write(AttentionSteps figure, string id)
    {
        var steps = AttentionScript.Of(figure);
        var html = new SvgWriter();
        html.Open("figure").Attribute("class", "cahier-steps").Attribute("id", id).Attribute("lang", Wording.Code).Content();
        html.Raw("<style>").Raw(Style(id, steps.Count)).Raw("</style>");
        html.Open("figcaption").Content();
        if (figure.Title is { } title)
            html.Open("strong").Attribute("style", "display:block").Content().Text(title).Close("strong");
        html.Open("span").Attribute("style", "font-size:.85em;opacity:.85").Content()
            .Text(StepWording.Describe(figure.Numbers.X.Rows, figure.Numbers.Heads, steps.Count)).Close("span").Close("figcaption");

        html.Open("div").Attribute("class", "frame").Attribute("role", "radiogroup").Attribute("aria-label", StepWording.Steps).Content();
        for (int i = 0; i < steps.Count; i++)
        {
            html.Open("input").Attribute("type", "radio").Attribute("name", id + "-step").Attribute("id", $"{id}-s{i}")
                .Attribute("aria-label", StepWording.Step(i + 1, steps.Count, steps[i].Title));
            if (i == 0)
                html.Attribute("checked", "checked");
            html.End();
        }

        html.Open("div").Attribute("class", "tabs").Content();
        for (int i = 0; i < steps.Count; i++)
            html.Open("label").Attribute("for", $"{id}-s{i}").Attribute("title", steps[i].Title).Content().Text(steps[i].Symbol).Close("label").Raw(' ');
        html.Close("div");
        html.Open("div").Attribute("class", "steps").Content();
        for (int i = 0; i < steps.Count; i++)
            Step(html, steps, i, id);
        html.Close("div").Close("div");
        Tables(html, steps);
        return html.Close("figure").ToString();
    }

    private static void Step(SvgWriter html, List<AttentionStep> steps, int index, string id)
    {
        var step = steps[index];
        html.Open("section").Attribute("class", $"step s{index}").Attribute("aria-label", StepWording.Step(index + 1, steps.Count, step.Title)).Content();
        html.Open("p").Attribute("class", "head").Content().Open("strong").Content().Text($"{index + 1}. {Capital(step.Title)}").Close("strong").Raw(" ")
            .Text(step.Sentence).Close("p");
        html.Raw("<p class=\"formula\">").Raw(step.Formula).Raw("</p>");
        html.Raw("<pre class=\"code\"><code>").Text(step.Code).Raw("</code></pre>");
        html.Raw("<p class=\"number\">").Text(step.Number).Raw("</p>");
        html.Open("div").Attribute("class", "matrices").Content();
        for (int i = 0; i < step.Parts.Length; i++)
        {
            if (step.Parts[i].Matrix is { } matrix)
                matrix.Write(html, $"{id}-m{index}-{i}");
            else
                html.Open("span").Attribute("class", "sign").Content().Text(step.Parts[i].Sign!).Close("span");
        }

        html.Close("div");
        html.Open("p").Attribute("class", "way").Attribute("aria-hidden", "true").Content();
        if (index > 0)
            html.Open("label").Attribute("for", $"{id}-s{index - 1}").Content().Text("← " + steps[index - 1].Symbol).Close("label");
        html.Raw(" ");
        if (index + 1 < steps.Count)
            html.Open("label").Attribute("for", $"{id}-s{index + 1}").Content().Text(steps[index + 1].Symbol + " →").Close("label");
        html.Close("p").Close("section");
    }

    private static void Tables(SvgWriter html, List<AttentionStep> steps)
    {
        html.Open("details").Content().Element("summary", Wording.Data);
        var seen = new HashSet<(string, Cells)>();      // the same name over the same numbers, in memory
        foreach (var matrix in steps.SelectMany(step => step.Parts).Select(part => part.Matrix).OfType<MatrixPicture>())
        {
            if (!seen.Add((matrix.FullName, matrix.Cells)))
                continue;
            html.Raw("<table>").Element("caption", $"{matrix.FullName}, {matrix.Shape}").Raw("<tbody>");
            for (int row = 0; row < matrix.Cells.Rows; row++)
            {
                html.Raw("<tr>").Open("th").Attribute("scope", "row").Attribute("dir", "auto").Content()
                    .Text(matrix.RowWords?[row] ?? NumberText.Short(row)).Close("th");
                foreach (double value in matrix.Cells.Row(row))
                    html.Raw("<td>").Text(MatrixPicture.Text(value)).Raw("</td>");
                html.Raw("</tr>");
            }

            html.Raw("</tbody></table>");
        }

        html.Close("details");
    }

    // Greys of half transparency and the text's own colour: the same on light and dark pages. Nothing is hidden where there is no button.
    private static string Style(string id, int count)
    {
        var each = Enumerable.Range(0, count).ToList();
        string All(Func<int, string> selector) => string.Join(',', each.Select(selector));
        return $$"""
            #{{id}}{margin:0 0 1em;max-width:62rem}
            #{{id}} figcaption{margin-bottom:.5em}
            #{{id}} .frame{position:relative;border:1px solid rgba(128,128,128,.45);border-radius:8px;padding:.6rem .7rem}
            #{{id}} input{position:absolute;opacity:0;width:1px;height:1px;margin:0}
            #{{id}} .tabs{display:flex;flex-wrap:wrap;gap:.3rem}
            #{{id}} label{display:inline-block;min-width:1.6rem;padding:.2rem .55rem;border:1px solid rgba(128,128,128,.6);border-radius:6px;text-align:center;cursor:pointer;line-height:1.4}
            #{{id}} label:hover{background:rgba(128,128,128,.18)}
            {{All(i => $"#{id}-s{i}:checked~.tabs label[for={id}-s{i}]")}}{background:#26418f;border-color:#26418f;color:#fff;font-weight:600}
            {{All(i => $"#{id}-s{i}:focus-visible~.tabs label[for={id}-s{i}]")}}{outline:3px solid #d55e00;outline-offset:2px}
            #{{id}} .step{margin-top:.8rem}
            #{{id}} .step+.step{border-top:1px solid rgba(128,128,128,.3);padding-top:.6rem}
            #{{id}} p{margin:.35rem 0}
            #{{id}} .formula{font:italic 1.3em/1.5 'STIX Two Math','Cambria Math',Georgia,serif}
            #{{id}} .code{margin:.35rem 0;padding:.3rem .6rem;border-radius:5px;background:rgba(128,128,128,.14);overflow-x:auto;font:.88em/1.5 ui-monospace,Consolas,monospace}
            #{{id}} .number{font:.88em/1.6 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
            #{{id}} .matrices{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .9rem;margin:.6rem 0}
            #{{id}} svg{max-width:100%;height:auto;flex:none}
            #{{id}} .sign{font-size:1.3em}
            #{{id}} .way{display:flex;justify-content:space-between}
            #{{id}} details table{margin:.4rem 0;border-collapse:collapse}
            #{{id}} details td,#{{id}} details th{padding:0 .4rem;text-align:right}
            @media screen{#{{id}}:has(input) .step{display:none}#{{id}}:has(input) .step+.step{border:0;padding:0}{{All(i => $"#{id}:has(#{id}-s{i}:checked) .s{i}")}}{display:block}
            }
            @media print{#{{id}} .tabs,#{{id}} .way{display:none}
            }
            """.ReplaceLineEndings("");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
