using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Kernels;

/// <summary>`/api/sessions`: which notebook has which kernel.</summary>
internal static class SessionsApi
{
    public static void Map(WebApplication application, KernelRegistry kernels)
    {
        var sessions = new ConcurrentDictionary<string, Session>(StringComparer.Ordinal);
        var api = application.MapGroup("/api/sessions");
        api.MapGet("", () => ApiResults.Json(new JsonArray([.. Living().Select(session => Model(session))])));
        api.MapPost("", (HttpRequest request) => StartAsync(request));
        api.MapGet("{id}", (string id) => Living().FirstOrDefault(session => session.Id == id) is { } session ? ApiResults.Json(Model(session)) : Unknown(id));
        api.MapPatch("{id}", (string id, HttpRequest request) => ChangeAsync(id, request));
        api.MapDelete("{id}", async (string id) =>
        {
            if (!sessions.TryRemove(id, out var session))
                return Unknown(id);
            await kernels.EndAsync(session.Kernel);
            return Results.NoContent();
        });

        // A session ends with its kernel, whoever ended that.
        IEnumerable<Session> Living() => sessions.Values.Where(session => kernels.Find(session.Kernel) is not null);

        JsonObject Model(Session session) => new()
        {
            ["id"] = session.Id,
            ["path"] = session.Path,
            ["name"] = session.Name,
            ["type"] = session.Type,
            ["kernel"] = kernels.Find(session.Kernel)?.ToJson(),
            ["notebook"] = new JsonObject { ["path"] = session.Path, ["name"] = session.Name },
        };

        async Task<IResult> StartAsync(HttpRequest request)
        {
            if (await ApiResults.ReadObjectAsync(request) is not { } body || body.Text("path") is not { } path)
                return ApiResults.BadRequest("A JSON object with the notebook's path is expected.");

            // One notebook, one kernel: opening it in a second tab joins the first.
            if (Living().FirstOrDefault(session => session.Path == path) is { } open)
                return ApiResults.Json(Model(open), StatusCodes.Status201Created);

            var wanted = body.Object("kernel");
            if (wanted.Text("name") is { Length: > 0 } name && !KernelRegistry.Names.Contains(name))
                return ApiResults.NotFound($"No such kernel: {name}");
            if (wanted.Text("id") is { } id && kernels.Find(id) is null)
                return KernelsApi.Unknown(id);

            var kernel = wanted.Text("id") ?? (await kernels.StartAsync(wanted.Text("name"), path)).Id;
            var session = new Session(Guid.NewGuid().ToString(), path, body.Text("name") ?? "", body.Text("type") ?? "notebook", kernel);
            sessions[session.Id] = session;
            request.HttpContext.Response.Headers.Location = $"/api/sessions/{session.Id}";
            return ApiResults.Json(Model(session), StatusCodes.Status201Created);
        }

        async Task<IResult> ChangeAsync(string id, HttpRequest request)
        {
            if (!sessions.TryGetValue(id, out var session))
                return Unknown(id);
            if (await ApiResults.ReadObjectAsync(request) is not { } body)
                return ApiResults.BadRequest("The body must be a JSON object.");
            if (body.Object("kernel").Text("id") is { } kernel && kernels.Find(kernel) is null)
                return KernelsApi.Unknown(kernel);

            sessions[id] = session with
            {
                Path = body.Text("path") ?? session.Path,
                Name = body.Text("name") ?? session.Name,
                Type = body.Text("type") ?? session.Type,
                Kernel = body.Object("kernel").Text("id") ?? session.Kernel,
            };
            return ApiResults.Json(Model(sessions[id]));
        }
    }

    private static IResult Unknown(string id) => ApiResults.NotFound($"Session does not exist: {id}");

    private sealed record Session(string Id, string Path, string Name, string Type, string Kernel);
}
