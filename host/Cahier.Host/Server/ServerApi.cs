using System.Text.Json.Nodes;
using Cahier.Host.Server.Kernels;

namespace Cahier.Host.Server;

/// <summary>What clients of a Jupyter server ask of the server itself, most of them at their start.</summary>
internal static class ServerApi
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
            ["connections"] = kernels.All.Sum(kernel => kernel.Connections),
        }));

        // There is one reader, and who has the token may do everything.
        application.MapGet("/api/me", () => ApiResults.Json(new JsonObject
        {
            ["identity"] = new JsonObject
            {
                ["username"] = "cahier",
                ["name"] = "Cahier",
                ["display_name"] = "Cahier",
                ["initials"] = "C",
                ["avatar_url"] = null,
                ["color"] = null,
            },
            ["permissions"] = new JsonObject(),
        }));

        // Nothing is kept here for other people's pages, and no shell is given to anybody.
        application.MapGet("/api/config/{section}", () => ApiResults.Json(new JsonObject()));
        application.MapGet("/api/terminals", () => ApiResults.Json(new JsonArray()));
        application.MapPost("/api/terminals", () => ApiResults.Error(StatusCodes.Status403Forbidden, "There are no terminals here."));
        application.Map("/api/{**path}", (string path) => ApiResults.NotFound($"Not part of this server: /api/{path}"));
    }
}
