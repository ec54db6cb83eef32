using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Host.Server.Kernels.Channels;

namespace Cahier.Host.Server.Kernels;

/// <summary>`/api/kernels` with their channels, as Jupyter Server has them.</summary>
internal static class KernelsApi
{
    public static void Map(WebApplication application, KernelRegistry kernels)
    {
        var api = application.MapGroup("/api/kernels");
        api.MapGet("", () => ApiResults.Json(new JsonArray([.. kernels.All.Select(kernel => kernel.ToJson())])));
        api.MapPost("", (HttpRequest request) => StartAsync(kernels, request));
        api.MapGet("{id}", (string id) => kernels.Find(id) is { } kernel ? ApiResults.Json(kernel.ToJson()) : Unknown(id));
        api.MapDelete("{id}", async (string id) => await kernels.EndAsync(id) ? Results.NoContent() : Unknown(id));
        api.MapPost("{id}/interrupt", async (string id, CancellationToken cancellation) =>
        {
            if (kernels.Find(id) is not { } kernel)
                return Unknown(id);
            await kernel.InterruptAsync(cancellation);
            return Results.NoContent();
        });
        api.MapPost("{id}/restart", async (string id) =>
        {
            if (kernels.Find(id) is not { } kernel)
                return Unknown(id);
            await kernel.RestartAsync();
            return ApiResults.Json(kernel.ToJson());
        });
        api.MapGet("{id}/channels", (string id, HttpContext context) => ConnectAsync(kernels, id, context));
    }

    /// <summary>The answer to an id that no kernel has.</summary>
    public static IResult Unknown(string id) => ApiResults.NotFound($"Kernel does not exist: {id}");

    private static async Task<IResult> StartAsync(KernelRegistry kernels, HttpRequest request)
    {
        if (await ApiResults.ReadObjectAsync(request) is not { } body)
            return ApiResults.NoObject;
        if (body.Text("name") is { Length: > 0 } name && !KernelSpecs.Names.Contains(name))
            return KernelSpecs.Unknown(name);

        var kernel = await kernels.StartAsync(body.Text("name"), body.Text("path"), body.Object("env"));
        return ApiResults.Created(kernel.ToJson(), $"/api/kernels/{kernel.Id}");
    }

    private static async Task<IResult> ConnectAsync(KernelRegistry kernels, string id, HttpContext context)
    {
        if (kernels.Find(id) is not { } kernel)
            return Unknown(id);
        if (!context.WebSockets.IsWebSocketRequest)
            return ApiResults.BadRequest("A web socket is expected here.");

        var protocol = ChannelProtocol.Choose(context.WebSockets.WebSocketRequestedProtocols);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol.Name);
        var session = context.Request.Query["session_id"].ToString();
        await kernel.ConnectAsync(socket, protocol, session.Length > 0 ? session : null, context.RequestAborted);
        return Results.Empty;
    }
}
