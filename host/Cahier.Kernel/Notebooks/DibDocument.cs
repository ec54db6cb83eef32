using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cahier.Kernel.Notebooks;

/// <summary>A cell of a <c>.dib</c> file.</summary>
/// <param name="Language">As the file names it, without <c>#!</c>: <c>csharp</c>, <c>markdown</c>, …</param>
/// <param name="Text">Its lines, without the empty ones around them.</param>
public sealed record DibCell(string Language, string Text);

/// <summary>
/// .NET Interactive's notebook as one text: a <c>#!meta</c> block of JSON, then cells, each begun by a line that names its language.
/// </summary>
/// <param name="Metadata">The block's JSON, or null when there is none.</param>
/// <param name="Cells">In order.</param>
public sealed partial record DibDocument(JsonObject? Metadata, IReadOnlyList<DibCell> Cells)
{
    private const string CSharp = "csharp";
    private const string Meta = "meta";

    // What Polyglot Notebooks begins a cell with. Other lines that start with #! (#!time, #!import) are part of a cell.
    private static readonly Dictionary<string, string> _languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [CSharp] = CSharp,
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["fs"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["python"] = "python",
        ["http"] = "http",
        ["value"] = "value",
        ["raw"] = "raw",
        [Meta] = Meta,
    };

    private static readonly JsonSerializerOptions _compact =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="JsonException">The metadata block is broken JSON.</exception>
    public static DibDocument Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        JsonObject? metadata = null;
        var cells = new List<DibCell>();
        var language = CSharp;
        var lines = new List<string>();
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            if (Start().Match(line) is { Success: true } start && _languages.TryGetValue(start.Groups[1].Value, out var next))
            {
                End();
                language = next;
            }
            else
            {
                lines.Add(line);
            }
        }

        End();
        return new DibDocument(metadata, cells);

        void End()
        {
            var content = string.Join('\n', lines).Trim('\n', ' ', '\t');
            if (language == Meta)
            {
                metadata = content.Length == 0 ? null : JsonNode.Parse(content) as JsonObject;
            }
            else if (content.Length > 0)
            {
                cells.Add(new DibCell(language, WithoutEmptyLinesAround(lines)));
            }

            lines.Clear();
        }
    }

    /// <summary>Writes a file's text, as Polyglot Notebooks does.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        if (Metadata is not null)
        {
            text.Append("#!meta\n\n").Append(Metadata.ToJsonString(_compact)).Append("\n\n");
        }

        foreach (var cell in Cells)
        {
            text.Append("#!").Append(cell.Language).Append("\n\n").Append(cell.Text).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string WithoutEmptyLinesAround(List<string> lines)
    {
        var first = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        var last = lines.FindLastIndex(line => !string.IsNullOrWhiteSpace(line));
        return string.Join('\n', lines[first..(last + 1)]);
    }

    [GeneratedRegex(@"^#!([\w#]+)[ \t]*$")]
    private static partial Regex Start();
}
