using System.Text.Json.Nodes;
using Cahier.Host.Files;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Contents;

/// <summary>`/api/contents`: the course and the reader's copies; `/files`: a file as it is, for the pictures of a lesson.</summary>
internal static class ContentsApi
{
    public static void Map(WebApplication application, ContentsStore store)
    {
        application.MapGet("/api/contents/{**path}", (string? path, HttpRequest request) => Get(store, path ?? "", request.Query));
        application.MapPut("/api/contents/{**path}", (string path, HttpRequest request) => PutAsync(store, path, request));
        application.MapDelete("/api/contents/{**path}", (string path) => store.SetAside(path)
            ? Results.NoContent()
            : ApiResults.NotFound($"There is no copy of {path} of yours to take away; the course itself stays as it is."));
        application.MapGet("/files/{**path}", (string path, HttpResponse response) => GetFile(store, path, response));
    }

    private static IResult Get(ContentsStore store, string path, IQueryCollection query)
    {
        if (store.Find(path, original: query["original"] == "1") is not { } entry)
            return ApiResults.NotFound($"No such file or folder: {path}");

        try
        {
            JsonNode model = query["content"] == "0" ? ContentsModel.Of(entry)
                : entry.IsFolder ? ContentsModel.WithEntries(entry, store.List(path))
                : entry.IsNotebook && query["type"] != "file" ? ContentsModel.WithNotebook(entry)
                : ContentsModel.WithFile(entry, query["format"]);
            return ApiResults.Json(model);
        }
        catch (NotebookException error)
        {
            return ApiResults.BadRequest(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ApiResults.Error(StatusCodes.Status500InternalServerError, $"{path} cannot be read: {error.Message}");
        }
    }

    private static async Task<IResult> PutAsync(ContentsStore store, string path, HttpRequest request)
    {
        if (store.CopyPath(path) is not { } target)
            return ApiResults.NotFound($"Not a path to save to: {path}");
        if (await ApiResults.ReadObjectAsync(request) is not { } model)
            return ApiResults.BadRequest("The body must be a JSON object.");

        var isNew = !File.Exists(target);
        try
        {
            if (model.Text("type") == "notebook" && model.Object("content") is { } content)
                AtomicFile.WriteText(target, NotebookJson.Write(NotebookFile.Parse(content.ToJsonString(), path).Json));
            else if (model.Text("type") == "file" && model.Text("format") is null or "text" && model.Text("content") is { } text)
                AtomicFile.WriteText(target, text);
            else
                return ApiResults.BadRequest("A notebook, or a file as text, can be saved.");
        }
        catch (NotebookException error)
        {
            return ApiResults.BadRequest(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ApiResults.Error(StatusCodes.Status500InternalServerError, $"{path} cannot be saved: {error.Message}");
        }

        return store.Find(path) is { } saved
            ? ApiResults.Json(ContentsModel.Of(saved), isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : ApiResults.NotFound($"Not a path to save to: {path}");
    }

    private static IResult GetFile(ContentsStore store, string path, HttpResponse response)
    {
        if (store.Find(path) is not { IsFolder: false } entry)
            return ApiResults.NotFound($"No such file: {path}");

        // An HTML or SVG file opened by itself must not act as a page of ours.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";
        response.Headers.CacheControl = "no-cache";
        return Results.File(entry.File.FullName, MediaTypes.Of(entry.File.Name) ?? "application/octet-stream");
    }
}
