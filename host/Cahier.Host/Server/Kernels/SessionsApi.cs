using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Kernels;

/// <summary>`/api/sessions`: which notebook has which kernel.</summary>
internal sealed class SessionsApi : IDisposable
{
    private readonly KernelRegistry _kernels;
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _starting = new(1, 1);

    private SessionsApi(KernelRegistry kernels) => _kernels = kernels;

    public static void Map(WebApplication application, KernelRegistry kernels)
    {
        var sessions = new SessionsApi(kernels);
        application.Lifetime.ApplicationStopped.Register(sessions.Dispose);
        var api = application.MapGroup("/api/sessions");
        api.MapGet("", () => ApiResults.Json(new JsonArray([.. sessions.Living().Select(session => sessions.Model(session))])));
        api.MapPost("", (HttpRequest request) => sessions.StartAsync(request));
        api.MapGet("{id}", (string id) => sessions.Find(id) is { } session ? ApiResults.Json(sessions.Model(session)) : Unknown(id));
        api.MapPatch("{id}", (string id, HttpRequest request) => sessions.ChangeAsync(id, request));
        api.MapDelete("{id}", (string id) => sessions.EndAsync(id));
    }

    public void Dispose() => _starting.Dispose();

    private static IResult Unknown(string id) => ApiResults.NotFound($"Session does not exist: {id}");

    // A session ends with its kernel, whoever ended that.
    private IEnumerable<Session> Living()
    {
        foreach (var ended in _sessions.Values.Where(session => _kernels.Find(session.Kernel) is null))
            _sessions.TryRemove(ended.Id, out _);
        return _sessions.Values;
    }

    private Session? Find(string id) => Living().FirstOrDefault(session => session.Id == id);

    private JsonObject Model(Session session) => new()
    {
        ["id"] = session.Id,
        ["path"] = session.Path,
        ["name"] = session.Name,
        ["type"] = session.Type,
        ["kernel"] = _kernels.Find(session.Kernel)?.ToJson(),
        ["notebook"] = new JsonObject { ["path"] = session.Path, ["name"] = session.Name },
    };

    private async Task<IResult> StartAsync(HttpRequest request)
    {
        if (await ApiResults.ReadObjectAsync(request) is not { } body || (body.Text("path") ?? body.Object("notebook").Text("path")) is not { } path)
            return ApiResults.BadRequest("A JSON object with the notebook's path is expected.");
        if (Refuse(body.Object("kernel")) is { } refusal)
            return refusal;

        // One notebook, one kernel: opening it in a second tab joins the first, even when both ask at once.
        await _starting.WaitAsync(request.HttpContext.RequestAborted);
        try
        {
            var session = Living().FirstOrDefault(session => session.Path == path);
            if (session is null)
            {
                var kernel = await KernelAsync(body.Object("kernel"), path);
                session = new Session(
                    Guid.NewGuid().ToString(),
                    path,
                    body.Text("name") ?? body.Object("notebook").Text("name") ?? "",
                    body.Text("type") ?? "notebook",
                    kernel);
                _sessions[session.Id] = session;
            }

            return ApiResults.Created(Model(session), $"/api/sessions/{session.Id}");
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<IResult> ChangeAsync(string id, HttpRequest request)
    {
        if (Find(id) is not { } session)
            return Unknown(id);
        if (await ApiResults.ReadObjectAsync(request) is not { } body)
            return ApiResults.NoObject;
        if (Refuse(body.Object("kernel")) is { } refusal)
            return refusal;

        var path = body.Text("path") ?? body.Object("notebook").Text("path") ?? session.Path;
        var asked = body.Object("kernel");
        var kernel = asked.Text("id") is null && asked.Text("name") is null ? session.Kernel : await KernelAsync(asked, path);
        _sessions[id] = session with
        {
            Path = path,
            Name = body.Text("name") ?? body.Object("notebook").Text("name") ?? session.Name,
            Type = body.Text("type") ?? session.Type,
            Kernel = kernel,
        };

        // Another kernel takes the place of the one before, which nobody would find again.
        if (kernel != session.Kernel)
            await _kernels.EndAsync(session.Kernel);
        return ApiResults.Json(Model(_sessions[id]));
    }

    private async Task<IResult> EndAsync(string id)
    {
        if (!_sessions.TryRemove(id, out var session))
            return Unknown(id);
        await _kernels.EndAsync(session.Kernel);
        return Results.NoContent();
    }

    /// <summary>Why a kernel that a client asks for cannot be had; null when it can.</summary>
    private IResult? Refuse(JsonObject? kernel) =>
        kernel.Text("id") is { } id ? _kernels.Find(id) is null ? KernelsApi.Unknown(id) : null
        : kernel.Text("name") is { Length: > 0 } name && !KernelSpecs.Names.Contains(name) ? KernelSpecs.Unknown(name)
        : null;

    /// <summary>The kernel that a client asks for by its id, or a new one.</summary>
    private async Task<string> KernelAsync(JsonObject? asked, string path) =>
        asked.Text("id") ?? (await _kernels.StartAsync(asked.Text("name"), path, asked.Object("env"))).Id;

    private sealed record Session(string Id, string Path, string Name, string Type, string Kernel);
}
