using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Kernels;

/// <summary>`/api`, `/api/status`, `/api/kernelspecs` and `/api/kernels` with their channels, as Jupyter Server has them.</summary>
internal static class KernelsApi
{
    public static void Map(WebApplication application, KernelRegistry kernels)
    {
        var started = DateTime.UtcNow;
        application.MapGet("/api", () => ApiResults.Json(new JsonObject { ["version"] = ProductVersion.Current }));
        application.MapGet("/api/status", () => ApiResults.Json(new JsonObject
        {
            ["started"] = ApiResults.Time(started),
            ["last_activity"] = ApiResults.Time(kernels.All.Select(kernel => kernel.LastActivity).Append(started).Max()),
            ["kernels"] = kernels.All.Count(),
            ["connections"] = kernels.All.Sum(kernel => kernel.ToJson().Integer("connections")),
        }));
        application.MapGet("/api/kernelspecs", () => ApiResults.Json(KernelSpecs()));

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

    public static IResult Unknown(string id) => ApiResults.NotFound($"Kernel does not exist: {id}");

    private static async Task<IResult> StartAsync(KernelRegistry kernels, HttpRequest request)
    {
        if (await ApiResults.ReadObjectAsync(request) is not { } body)
            return ApiResults.BadRequest("The body must be a JSON object.");
        if (body.Text("name") is { Length: > 0 } name && !KernelRegistry.Names.Contains(name))
            return ApiResults.NotFound($"No such kernel: {name}");

        var kernel = await kernels.StartAsync(body.Text("name"), body.Text("path"));
        request.HttpContext.Response.Headers.Location = $"/api/kernels/{kernel.Id}";
        return ApiResults.Json(kernel.ToJson(), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ConnectAsync(KernelRegistry kernels, string id, HttpContext context)
    {
        if (kernels.Find(id) is not { } kernel)
            return Unknown(id);
        if (!context.WebSockets.IsWebSocketRequest)
            return ApiResults.BadRequest("A web socket is expected here.");

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var session = context.Request.Query["session_id"].ToString();
        await kernel.ConnectAsync(socket, session.Length > 0 ? session : Guid.NewGuid().ToString("N"), context.RequestAborted);
        return Results.Empty;
    }

    private static JsonObject KernelSpecs() => new()
    {
        ["default"] = KernelRegistry.Names[0],
        ["kernelspecs"] = new JsonObject(KernelRegistry.Names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject
        {
            ["name"] = name,
            ["spec"] = new JsonObject
            {
                ["argv"] = new JsonArray(),
                ["env"] = new JsonObject(),
                ["display_name"] = ".NET (C#)",
                ["language"] = "C#",
                ["interrupt_mode"] = "message",
                ["metadata"] = new JsonObject(),
            },
            ["resources"] = new JsonObject(),
        }))),
    };
}
