using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Notebooks;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives;

/// <summary>The C# of a file that <c>#!import</c> names.</summary>
internal static class ImportedFile
{
    /// <summary>Its code cells with their numbers; a plain C# file is one, number 0.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is of another kind.</exception>
    public static IReadOnlyList<(int Number, string Code)> Read(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".ipynb" or ".dib" or ".cs" or ".csx"))
        {
            throw new DirectiveException(DirectiveTexts.ImportUnclear);
        }

        try
        {
            var text = File.ReadAllText(path);
            return extension switch
            {
                ".ipynb" => Numbered(CellsOf(text)),
                ".dib" => Numbered(DibDocument.Parse(text).Cells.Where(cell => cell.Language == "csharp").Select(cell => cell.Text)),
                _ => [(0, text)],
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DirectiveException(DirectiveTexts.ImportMissing(path));
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException(DirectiveTexts.ImportUnreadable(path, exception.Message));
        }
    }

    private static IEnumerable<string> CellsOf(string notebook) =>
        from cell in (JsonNode.Parse(notebook)?["cells"] as JsonArray ?? throw new JsonException("no cells")).OfType<JsonObject>()
        where cell.Text("cell_type") == "code"
        select cell["source"] is JsonArray lines
            ? string.Concat(lines.Select(line => line?.GetValue<string>()))
            : cell.Text("source") ?? "";

    private static List<(int, string)> Numbered(IEnumerable<string> cells) => [.. cells.Select((code, i) => (i + 1, code))];
}
