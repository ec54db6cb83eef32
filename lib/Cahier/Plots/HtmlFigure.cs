using Cahier.Plots.Drawing;
using Cahier.Plots.Json;

namespace Cahier.Plots;

/// <summary>A figure as HTML: picture first, then its data in a table; well-formed XML too.</summary>
internal static class HtmlFigure
{
    // Draws with the page's own plotly.js if there is one, else leaves the picture. Written without < and & to stay XML.
    private const string Upgrade = """
        (function(){var f=document.getElementById('ID'),p=window.Plotly;if(!f)return;if(!p)return;
        var d=JSON.parse(f.getAttribute('data-cahier-plotly')),s=f.querySelector('svg'),b=document.createElement('div');
        f.insertBefore(b,s);Promise.resolve(p.newPlot(b,d.data,d.layout,d.config)).then(function(){s.setAttribute('display','none')})})()
        """;

    public static string Write(FigureLayout layout, string id)
    {
        var html = new SvgWriter();
        html.Open("figure").Attribute("class", "cahier-figure").Attribute("id", id).Attribute("lang", Wording.Code);
        // JSON is full of double quotes and, as written here, free of single ones, of < and of &.
        html.Raw(" data-cahier-plotly='").Raw(PlotlyFigure.Write(layout)).Raw("'").Content();
        html.Raw(SvgFigure.Draw(layout, id + "-svg"));
        html.Open("details").Content().Element("summary", Wording.Data);
        DataTables.Write(html, layout.Figure);
        html.Close("details");
        html.Raw("<script>").Raw(Upgrade.Replace("ID", id, StringComparison.Ordinal)).Raw("</script>");
        return html.Close("figure").ToString();
    }
}
