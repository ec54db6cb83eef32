using System.Globalization;
using System.Net;
using System.Text;
using Cahier.Display;

namespace Cahier.Nn;

/// <summary>A model's parameters part by part, with shapes, subtotals and the total: shown as a table.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class ParameterTable : IHtml
{
    private ParameterTable(IReadOnlyList<ParameterGroup> groups) => Groups = groups;

    /// <summary>The parts; identical layers that follow one another are one.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>The number of parameters of the model.</summary>
    public long Total => Groups.Sum(group => group.Count);

    /// <summary>Counts a module's parameters.</summary>
    public static ParameterTable Of(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return new(ParameterGroup.Of(module));
    }

    /// <summary>The table for a page, in the notebook's language.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <table class="cahier-parameters">
            <caption>{Language.Say("The model's parameters", "Paramètres du modèle")}</caption>
            <thead><tr>
            <th scope="col">{Language.Say("Parameter", "Paramètre")}</th>
            <th scope="col">{Language.Say("Shape", "Forme")}</th>
            <th scope="col" style="text-align:right">{Language.Say("Count", "Nombre")}</th>
            </tr></thead>

            """);
        foreach (var group in Groups)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <tbody>
                <tr>
                <th scope="rowgroup" colspan="2" style="text-align:left">{Encode(group.Title)}</th>
                <td style="text-align:right"><strong>{Subtotal(group)}</strong></td>
                </tr>

                """);
            foreach (var row in group.Rows)
                html.Append(CultureInfo.InvariantCulture, $"""
                    <tr>
                    <td style="text-align:left;padding-left:2em">{Encode(row.Name)}</td>
                    <td style="text-align:left">{row.Shape}</td>
                    <td style="text-align:right">{NumberText.Grouped(row.Count)}</td>
                    </tr>

                    """);
            html.Append("</tbody>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"""
            <tfoot><tr>
            <th scope="row" colspan="2" style="text-align:left">Total</th>
            <td style="text-align:right"><strong>{NumberText.Grouped(Total)}</strong></td>
            </tr></tfoot>
            </table>

            """);
        return html.ToString();
    }

    /// <summary>The table as text, in the notebook's language.</summary>
    public override string ToString()
    {
        var lines = new List<(string Name, string Shape, string Count)>
        {
            (Language.Say("Parameter", "Paramètre"), Language.Say("Shape", "Forme"), Language.Say("Count", "Nombre")),
        };
        foreach (var group in Groups)
        {
            lines.Add((group.Title, "", Subtotal(group)));
            lines.AddRange(group.Rows.Select(row => ("  " + row.Name, row.Shape.ToString(), NumberText.Grouped(row.Count))));
        }
        lines.Add(("Total", "", NumberText.Grouped(Total)));

        var name = lines.Max(line => line.Name.Length);
        var shape = lines.Max(line => line.Shape.Length);
        var count = lines.Max(line => line.Count.Length);
        return string.Join(
            '\n', lines.Select(line => $"{line.Name.PadRight(name)}  {line.Shape.PadRight(shape)}  {line.Count.PadLeft(count)}"));
    }

    private static string Subtotal(ParameterGroup group) =>
        group.Repeats == 1
            ? NumberText.Grouped(group.Count)
            : $"{group.Repeats} × {NumberText.Grouped(group.Each)} = {NumberText.Grouped(group.Count)}";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
