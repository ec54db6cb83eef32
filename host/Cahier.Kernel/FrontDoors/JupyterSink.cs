using System.Text.Json.Nodes;
using Cahier.Kernel.Display;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Output;

namespace Cahier.Kernel.FrontDoors;

/// <summary>One execute request's outputs, as <c>iopub</c> messages that name it as their parent.</summary>
internal sealed class JupyterSink(JupyterMessage request, string session, int executionCount, bool silent, Action<JupyterMessage> send) : ICellSink
{
    public void Stream(string name, string text) =>
        Publish("stream", new() { ["name"] = name, ["text"] = UnicodeText.Whole(text) });

    public void Display(MimeBundle bundle, string displayId) =>
        Publish("display_data", new() { ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = displayId } });

    public void Update(MimeBundle bundle, string displayId) =>
        Publish("update_display_data", new() { ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = displayId } });

    public void Result(MimeBundle bundle)
    {
        if (!silent)
        {
            Publish("execute_result", new() { ["execution_count"] = executionCount, ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() });
        }
    }

    public void Publish(string type, JsonObject content) => send(request.Answer("iopub", type, content, session));
}
