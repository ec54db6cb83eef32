using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Execution;

/// <summary>Turns a kernel's messages into the outputs that nbformat 4.5 stores, over a whole notebook: a later cell may update an earlier display.</summary>
internal sealed class OutputRecorder
{
    private readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    private JsonArray _outputs = [];
    private JsonObject? _stream;
    private StringBuilder _streamText = new();
    private bool _clearAtNext;

    /// <summary>Starts a cell: its outputs are emptied and then filled.</summary>
    public void Begin(NotebookCell cell)
    {
        _outputs = [];
        cell.Json["outputs"] = _outputs;
        _stream = null;
        _clearAtNext = false;
    }

    /// <summary>Ends the cell, once its last message was recorded.</summary>
    public void End() => EndStream();

    public void Record(JupyterMessage message)
    {
        var content = message.Content;
        switch (message.Type)
        {
            case "stream":
                AddStream(content.Text("name") ?? "stdout", content.Text("text") ?? "");
                break;
            case "display_data":
                Add(Remember(Display("display_data", content), content));
                break;
            case "execute_result":
                var result = Display("execute_result", content);
                result["execution_count"] = content.Integer("execution_count");
                Add(Remember(result, content));
                break;
            case "update_display_data":
                Update(content);
                break;
            case "error":
                AddError(content.Text("ename") ?? "", content.Text("evalue") ?? "", content.Array("traceback")?.DeepClone().AsArray() ?? []);
                break;
            case "clear_output":
                _clearAtNext = content["wait"]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
                if (!_clearAtNext)
                    Clear();
                break;
            default:
                break;
        }
    }

    /// <summary>An error that the kernel itself could not report.</summary>
    public void AddError(string name, string value, JsonArray traceback) =>
        Add(new JsonObject { ["output_type"] = "error", ["ename"] = name, ["evalue"] = value, ["traceback"] = traceback });

    private void Add(JsonObject output)
    {
        EndStream();
        if (_clearAtNext)
            Clear();
        _outputs.Add(output);
    }

    private void AddStream(string name, string text)
    {
        if (_stream is null || _stream.Text("name") != name || _clearAtNext)
        {
            var stream = new JsonObject { ["output_type"] = "stream", ["name"] = name };
            Add(stream);
            _stream = stream;
        }

        _streamText.Append(text);
    }

    private void EndStream()
    {
        if (_stream is null)
            return;
        _stream["text"] = MultilineText.ToLines(_streamText.ToString());
        _stream = null;
        _streamText = new StringBuilder();
    }

    private void Clear()
    {
        EndStream();
        _outputs.Clear();
        _clearAtNext = false;
    }

    private JsonObject Remember(JsonObject output, JsonObject content)
    {
        if (content.Object("transient").Text("display_id") is { } id)
        {
            if (!_displays.TryGetValue(id, out var shown))
                _displays[id] = shown = [];
            shown.Add(output);
        }

        return output;
    }

    private void Update(JsonObject content)
    {
        if (content.Object("transient").Text("display_id") is not { } id || !_displays.TryGetValue(id, out var shown))
            return;

        foreach (var output in shown)
        {
            output["data"] = Bundle(content);
            output["metadata"] = content.Object("metadata")?.DeepClone() ?? new JsonObject();
        }
    }

    private static JsonObject Display(string type, JsonObject content) => new()
    {
        ["output_type"] = type,
        ["data"] = Bundle(content),
        ["metadata"] = content.Object("metadata")?.DeepClone() ?? new JsonObject(),
    };

    /// <summary>The mime bundle with text as lists of lines; JSON types stay as they are.</summary>
    private static JsonObject Bundle(JsonObject content)
    {
        var bundle = new JsonObject();
        foreach (var (mime, value) in content.Object("data") ?? [])
        {
            bundle[mime] = value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String
                ? MultilineText.ToLines(value.GetValue<string>())
                : value?.DeepClone();
        }

        return bundle;
    }
}
