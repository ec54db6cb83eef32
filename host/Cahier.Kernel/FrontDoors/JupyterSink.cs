using System.Text.Json.Nodes;
using Cahier.Kernel.Display;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>One execute request's outputs, as <c>iopub</c> messages that name it as their parent.</summary>
internal sealed class JupyterSink(JupyterMessage request, string session, int cell, int executionCount, bool silent, bool colours, InputRequests input, Action<JupyterMessage> send) : ICellSink
{
    public void Stream(string name, string text) =>
        Publish("stream", new() { ["name"] = name, ["text"] = UnicodeText.Whole(text) });

    public void Display(MimeBundle bundle, string displayId) =>
        Publish("display_data", new() { ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = displayId } });

    public void Update(MimeBundle bundle, string displayId) =>
        Publish("update_display_data", new() { ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject { ["display_id"] = displayId } });

    /// <summary>The plain text of the cell's value, for the history.</summary>
    public string? ResultText { get; private set; }

    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.Forms.FirstOrDefault(form => form.MimeType == ValueFormatter.Plain).Text;
        if (!silent)
        {
            Publish("execute_result", new() { ["execution_count"] = executionCount, ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() });
        }
    }

    public void Error(CellError error) => Publish("error", ErrorContent.Of(error, cell, colours));

    public void Clear(bool wait) => Publish("clear_output", new() { ["wait"] = wait });

    public string? ReadLine(string prompt, CellContext cell) => input.Ask(request, prompt, cell);

    public void Publish(string type, JsonObject content) => send(request.Answer("iopub", type, content, session));
}
