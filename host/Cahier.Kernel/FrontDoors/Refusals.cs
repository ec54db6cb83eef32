using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.FrontDoors;

/// <summary>Answers to requests for what is not to be had here. They are read by clients and their authors, not by the reader of a notebook.</summary>
internal static class Refusals
{
    /// <summary>To a request of a kind that is not known.</summary>
    public static JsonObject Unknown(string type) => new()
    {
        ["status"] = "error",
        ["ename"] = "UnknownRequest",
        ["evalue"] = $"This kernel does not know {type}.",
        ["traceback"] = new JsonArray(),
    };

    /// <summary>To a request of the debug adapter protocol, in its own form.</summary>
    public static JsonObject Debug(JsonObject request) => new()
    {
        ["type"] = "response",
        ["request_seq"] = request.Integer("seq") ?? 0,
        ["success"] = false,
        ["command"] = request.Text("command") ?? "",
        ["message"] = "This kernel has no debugger.",
    };
}
