using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Host.Files;

namespace Cahier.Host.Notebooks;

/// <summary>Notebook files on disk: UTF-8 without a byte order mark, one space of indentation, LF, a final newline, as Jupyter writes them.</summary>
internal static class NotebookFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a notebook; fields it does not know are kept as they are.</summary>
    /// <exception cref="NotebookException">The file is missing, is not JSON, or is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path}: no such file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: cannot be read: {error.Message}");
        }

        return Parse(text, path);
    }

    /// <summary>Reads a notebook from its text; <paramref name="path"/> names it in messages.</summary>
    /// <exception cref="NotebookException">The text is not JSON, or is not a notebook.</exception>
    public static Notebook Parse(string text, string path)
    {
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException error)
        {
            var line = (error.LineNumber ?? 0) + 1;
            throw new NotebookException($"{path}({line}): broken JSON: {WithoutPosition(error.Message)}");
        }

        if (json is not JsonObject root || root["cells"] is not JsonArray cells || cells.Any(cell => cell is not JsonObject))
            throw new NotebookException($"{path}: not a notebook: a JSON object with a list of \"cells\" is expected.");
        if (root["nbformat"] is not JsonValue format || !format.TryGetValue(out int major) || major != 4)
            throw new NotebookException($"{path}: not a notebook of format 4: open and save it with a current Jupyter to convert it.");
        return new Notebook(root, path);
    }

    /// <summary>Writes the notebook aside, then renames it into place.</summary>
    public static void Write(Notebook notebook, string path) => AtomicFile.WriteText(path, NotebookJson.Write(notebook.Json));

    /// <summary>The parser's sentence without the position it appends, which is given in front as file(line).</summary>
    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
