using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cahier.Host.Files;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Contents;

/// <summary>What changes the reader's copies: saving, creating, copying and renaming.</summary>
internal sealed partial class ContentsWriting(ContentsStore store)
{
    // Two that ask for a new notebook at once must not be given the same name.
    private readonly Lock _naming = new();

    /// <summary>PUT: the file, notebook or folder that the body describes, at this path.</summary>
    /// <exception cref="ApiException">It cannot be saved.</exception>
    public async Task<IResult> SaveAsync(string path, HttpRequest request)
    {
        var model = await ObjectAsync(request);
        var target = Target(path);
        if (model["chunk"] is not null)
            throw ApiException.BadRequest("A file is saved in one piece here, not in chunks.");

        var before = store.Find(path);
        if (before is not null && before.IsFolder != (model.Text("type") == "directory"))
            throw ApiException.Conflict($"{path} is {(before.IsFolder ? "a directory" : "a file")}");
        Save(model, path, target);
        return before is { IsCopy: true } or { IsFolder: true } ? ApiResults.Json(ContentsModel.Of(Saved(path))) : Created(path);
    }

    /// <summary>POST to a folder: a new file, notebook or folder under a name that is free, or a copy of what is there.</summary>
    /// <exception cref="ApiException">It cannot be created.</exception>
    public async Task<IResult> CreateAsync(string folder, HttpRequest request)
    {
        var model = await ObjectAsync(request);
        if (store.Find(folder) is not { IsFolder: true })
            throw ApiException.NotFound($"No such directory: {folder}");

        lock (_naming)
        {
            return Created(model.Text("copy_from") is { } source
                ? Copy(source, folder)
                : New(model.Text("type") ?? "file", model.Text("ext") ?? "", folder));
        }
    }

    /// <summary>PATCH: another path for a copy.</summary>
    /// <exception cref="ApiException">It cannot be renamed.</exception>
    public async Task<ContentsEntry> RenameAsync(string path, HttpRequest request)
    {
        if ((await ObjectAsync(request)).Text("path") is not { } newPath)
            throw ApiException.BadRequest("The body must have the new path.");
        store.Rename(path, newPath);
        return Saved(newPath);
    }

    private static void Save(JsonObject model, string path, string target)
    {
        switch (model.Text("type"), model.Text("format"))
        {
            case ("directory", _):
                Directory.CreateDirectory(target);
                break;
            case ("notebook", _) when model.Object("content") is { } content:
                AtomicFile.WriteText(target, NotebookJson.Write(NotebookFile.Parse(content.ToJsonString(), path).Json));
                break;
            case ("file", null or "text") when model.Text("content") is { } text:
                AtomicFile.WriteText(target, text);
                break;
            case ("file", "base64") when model.Text("content") is { } encoded:
                AtomicFile.WriteBytes(target, Bytes(encoded));
                break;
            default:
                throw ApiException.BadRequest("A notebook, a file as text or base64, or a directory can be saved.");
        }
    }

    private static byte[] Bytes(string encoded)
    {
        try
        {
            return Convert.FromBase64String(encoded);
        }
        catch (FormatException)
        {
            throw ApiException.BadRequest("The content is not base64.");
        }
    }

    private string New(string type, string extension, string folder)
    {
        // Names as Jupyter gives them.
        var path = store.FreeName(folder, number => type switch
        {
            "directory" => number == 0 ? "Untitled Folder" : Numbered("Untitled Folder ", number, ""),
            "notebook" => Numbered("Untitled", number, ".ipynb"),
            _ => Numbered("untitled", number, extension),
        });
        var model = new JsonObject { ["type"] = type };
        if (type == "notebook")
        {
            model["content"] = new JsonObject
            {
                ["cells"] = new JsonArray(),
                ["metadata"] = new JsonObject(),
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            };
        }
        else if (type == "file")
        {
            model["content"] = "";
        }

        Save(model, path, Target(path));
        return path;
    }

    private string Copy(string source, string folder)
    {
        if (store.Find(source) is not { } entry)
            throw ApiException.NotFound($"No such file: {source}");
        if (entry.IsFolder)
            throw ApiException.BadRequest($"Can't copy directories: {source}");

        var extension = Path.GetExtension(entry.File.Name);
        var name = CopyMark().Replace(Path.GetFileNameWithoutExtension(entry.File.Name), "");
        var path = store.FreeName(folder, number => Numbered(name + "-Copy", number + 1, extension));
        AtomicFile.WriteBytes(Target(path), entry.ReadAll());
        return path;
    }

    private static string Numbered(string name, int number, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{(number == 0 ? "" : number)}{extension}");

    private string Target(string path) => store.CopyPath(path) ?? throw ApiException.NotFound($"Not a path to save to: {path}");

    private ContentsEntry Saved(string path) => store.Find(path) ?? throw ApiException.NotFound($"No such file or folder: {path}");

    private IResult Created(string path) =>
        ApiResults.Created(ContentsModel.Of(Saved(path)), "/api/contents/" + string.Join('/', path.Trim('/').Split('/').Select(Uri.EscapeDataString)));

    private static async Task<JsonObject> ObjectAsync(HttpRequest request) =>
        await ApiResults.ReadObjectAsync(request) ?? throw ApiException.BadRequest("The body must be a JSON object.");

    [GeneratedRegex(@"-Copy\d*$")]
    private static partial Regex CopyMark();
}
