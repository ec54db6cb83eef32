using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.FrontDoors;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    public static JsonObject Content()
    {
        var version = typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        return new()
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageHeader.ProtocolVersion,
            ["implementation"] = "cahier",
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["debugger"] = false,
            ["banner"] = $"Cahier {version}, C# on .NET {Environment.Version}",
            ["help_links"] = new JsonArray(),
        };
    }
}
