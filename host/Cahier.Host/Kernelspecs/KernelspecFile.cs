using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cahier.Host.Kernelspecs;

/// <summary>kernel.json: how Jupyter starts the kernel, and a mark that says whose it is.</summary>
internal static class KernelspecFile
{
    public const string Name = "kernel.json";
    private const string Mark = "cahier";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="dotnet">The dotnet command; its full path, for a client that was started from a menu has no PATH worth the name.</param>
    /// <param name="kernel">Cahier.Kernel.dll. Its full path: not all clients know <c>{resource_dir}</c>.</param>
    /// <param name="displayName">What the reader chooses.</param>
    public static string Text(string dotnet, string kernel, string displayName) => new JsonObject
    {
        ["argv"] = new JsonArray(dotnet, kernel, "kernel", "-f", "{connection_file}"),
        ["display_name"] = displayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["version"] = ProductVersion.Current } },
    }.ToJsonString(Readable) + "\n";

    /// <summary>Whether the kernel in that folder was installed by this command.</summary>
    public static bool IsOurs(string folder)
    {
        try
        {
            return (JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Name))) as JsonObject)?["metadata"] is JsonObject metadata && metadata[Mark] is JsonObject;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }
}
