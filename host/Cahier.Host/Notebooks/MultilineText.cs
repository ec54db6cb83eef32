using System.Text.Json.Nodes;

namespace Cahier.Host.Notebooks;

/// <summary>Text as Jupyter stores it: a list of lines that keep their line ends, so that a change shows as one line in a diff.</summary>
internal static class MultilineText
{
    public static JsonArray ToLines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
