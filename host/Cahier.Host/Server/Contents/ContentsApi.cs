using System.Text.Json.Nodes;
using Cahier.Host.Files;

namespace Cahier.Host.Server.Contents;

/// <summary>`/api/contents`: the course and the reader's copies; `/files`: a file as it is, for the pictures of a lesson.</summary>
internal static class ContentsApi
{
    public static void Map(WebApplication application, ContentsStore store)
    {
        var writing = new ContentsWriting(store);
        var checkpoints = new Checkpoints(store);

        application.MapGet("/api/contents/{**path}", (string? path, HttpRequest request) => CheckpointPath.Of(path) is { } of
            ? ApiResults.Json(checkpoints.List(of.File))
            : ApiResults.Json(Get(store, path ?? "", request.Query)));
        application.MapPut("/api/contents/{**path}", (string path, HttpRequest request) => writing.SaveAsync(path, request));
        application.MapPost("/api/contents/{**path}", (string? path, HttpRequest request) => CheckpointPath.Of(path) switch
        {
            { Id: null } of => Task.FromResult(
                ApiResults.Created(checkpoints.Create(of.File), $"/api/contents/{of.File}/checkpoints/{Checkpoints.Only}")),
            { Id: { } id } of => Task.FromResult(checkpoints.Restore(of.File, id)),
            null => writing.CreateAsync(path ?? "", request),
        });
        application.MapPatch("/api/contents/{**path}", async (string path, HttpRequest request) =>
        {
            var renamed = await writing.RenameAsync(path, request);
            checkpoints.Follow(path, renamed.Path);
            return ApiResults.Json(ContentsModel.Of(renamed));
        });
        application.MapDelete("/api/contents/{**path}", (string path) =>
        {
            if (CheckpointPath.Of(path) is { } of)
                return checkpoints.Delete(of.File, of.Id);
            return store.SetAside(path)
                ? Results.NoContent()
                : ApiResults.NotFound($"There is no copy of {path} of yours to take away; the course itself stays as it is.");
        });
        application.MapGet("/files/{**path}", (string path, HttpRequest request) => GetFile(store, path, request));
    }

    private static JsonObject Get(ContentsStore store, string path, IQueryCollection query)
    {
        if (store.Find(path, original: query["original"] == "1") is not { } entry)
            throw ApiException.NotFound($"No such file or folder: {path}");

        var type = query["type"].ToString();
        if (type is not ("" or "directory" or "file" or "notebook"))
            throw ApiException.BadRequest($"Type {type} is invalid");
        if (type.Length > 0 && (type == "directory") != entry.IsFolder)
            throw ApiException.BadRequest(entry.IsFolder ? $"{path} is a directory, not a {type}" : $"{path} is not a directory");
        if (type == "notebook" && !entry.IsNotebook)
            throw ApiException.BadRequest($"{path} is not a notebook");

        var model = query["content"] == "0" ? ContentsModel.Of(entry)
            : entry.IsFolder ? ContentsModel.WithEntries(entry, store.List(path))
            : entry.IsNotebook && type != "file" ? ContentsModel.WithNotebook(entry)
            : ContentsModel.WithFile(entry, query["format"]);
        if (query["hash"] == "1" && !entry.IsFolder)
            ContentsModel.AddHash(model, entry);
        return model;
    }

    private static IResult GetFile(ContentsStore store, string path, HttpRequest request)
    {
        if (store.Find(path) is not { IsFolder: false } entry)
            return ApiResults.NotFound($"No such file: {path}");

        // An HTML or SVG file opened by itself must not act as a page of ours.
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";
        headers.CacheControl = "no-cache";
        return Results.Stream(
            entry.OpenRead(),
            MediaTypes.Of(entry.File.Name) ?? "application/octet-stream",
            request.Query["download"] == "1" ? entry.File.Name : null,
            enableRangeProcessing: true);
    }
}
