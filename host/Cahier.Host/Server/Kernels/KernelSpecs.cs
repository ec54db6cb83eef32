using System.Text.Json.Nodes;
using Cahier.Host.Files;
using Cahier.Host.Kernelspecs;

namespace Cahier.Host.Server.Kernels;

/// <summary>`/api/kernelspecs`: the kernels that can be asked for. Both names are the same kernel.</summary>
internal static class KernelSpecs
{
    /// <summary>The names that a client may ask for; the second is the one in the notebooks' metadata.</summary>
    public static readonly IReadOnlyList<string> Names = ["cahier", ".net-csharp"];

    public static void Map(WebApplication application)
    {
        application.MapGet("/api/kernelspecs", () => ApiResults.Json(new JsonObject
        {
            ["default"] = Names[0],
            ["kernelspecs"] = new JsonObject(Names.Select(name => KeyValuePair.Create(name, (JsonNode?)Model(name)))),
        }));
        application.MapGet("/api/kernelspecs/{name}", (string name) => Names.Contains(name) ? ApiResults.Json(Model(name)) : Unknown(name));
        application.MapGet("/kernelspecs/{name}/{file}", (string name, string file) =>
            Names.Contains(name) && KernelspecInstallation.Logos.Contains(file)
                ? Results.Stream(KernelspecInstallation.OpenLogo(file), MediaTypes.Of(file))
                : ApiResults.NotFound($"Kernelspec {name} has no {file}"));
    }

    /// <summary>The answer to a name that no kernel has.</summary>
    public static IResult Unknown(string name) => ApiResults.NotFound($"No such kernel: {name}");

    private static JsonObject Model(string name) => new()
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
        ["resources"] = new JsonObject(KernelspecInstallation.Logos.Select(file =>
            KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), (JsonNode?)$"/kernelspecs/{name}/{file}"))),
    };
}
