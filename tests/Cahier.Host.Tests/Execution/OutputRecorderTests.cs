using System.Text.Json.Nodes;
using Cahier.Host.Execution;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Tests.Execution;

public class OutputRecorderTests
{
    private readonly Notebook _notebook = new(SampleNotebook.Make("en", SampleNotebook.Code("a", "1"), SampleNotebook.Code("b", "2")), "a.ipynb");
    private readonly OutputRecorder _recorder = new();

    [Fact]
    public void Prints_of_one_stream_are_one_output_until_something_else_comes()
    {
        Record(0, Stream("stdout", "a\nb"), Stream("stdout", "c\n"), Stream("stderr", "d"), Stream("stdout", "e"), Display(null, "x"), Stream("stdout", "f"));

        Assert.Equal(["stdout:a\nbc\n", "stderr:d", "stdout:e", "display_data", "stdout:f"], Outputs(0).Select(Describe));
        Assert.Equal(["a\n", "bc\n"], Outputs(0)[0].Array("text")!.Select(line => (string)line!));
    }

    [Fact]
    public void A_later_cell_updates_an_earlier_display()
    {
        Record(0, Display("figure", "first"), Display("figure", "again"), Display("other", "other"));
        Record(1, Update("figure", "last"), Update("unknown", "nothing"));

        Assert.Equal(["last", "last", "other"], Outputs(0).Select(output => output["data"].MultilineText("text/plain")));
        Assert.Empty(Outputs(1));
        Assert.All(Outputs(0), output => Assert.False(output.ContainsKey("transient")));
    }

    [Fact]
    public void A_result_and_an_error_are_stored_as_the_format_has_them()
    {
        Record(
            0,
            Message("execute_result", new() { ["data"] = new JsonObject { ["text/plain"] = "1", ["application/vnd.x+json"] = new JsonObject { ["a"] = "b" } }, ["metadata"] = new JsonObject(), ["execution_count"] = 4 }),
            Message("error", new() { ["ename"] = "E", ["evalue"] = "v", ["traceback"] = new JsonArray("t"), ["cahier"] = new JsonObject() }));

        Assert.Equal(4, Outputs(0)[0].Integer("execution_count"));
        Assert.Equal("b", Outputs(0)[0]["data"]!["application/vnd.x+json"].Text("a"));
        Assert.Empty(NotebookSchema.Violations(_notebook.Json));
    }

    [Fact]
    public void Clearing_removes_at_once_or_when_the_next_output_comes()
    {
        Record(0, Stream("stdout", "a"), Clear(wait: false), Stream("stdout", "b"), Clear(wait: true));
        Assert.Equal(["stdout:b"], Outputs(0).Select(Describe));

        Record(1, Stream("stdout", "a"), Clear(wait: true), Stream("stdout", "b"), Stream("stdout", "c"));
        Assert.Equal(["stdout:bc"], Outputs(1).Select(Describe));
    }

    private void Record(int cell, params JupyterMessage[] messages)
    {
        _recorder.Begin(_notebook.Cells[cell]);
        foreach (var message in messages)
            _recorder.Record(message);
        _recorder.End();
    }

    private List<JsonObject> Outputs(int cell) => [.. _notebook.Cells[cell].Outputs.OfType<JsonObject>()];

    private static string Describe(JsonObject output) => output.Text("output_type") is "stream" ? $"{output.Text("name")}:{output.MultilineText("text")}" : output.Text("output_type")!;

    private static JupyterMessage Stream(string name, string text) => Message("stream", new() { ["name"] = name, ["text"] = text });

    private static JupyterMessage Display(string? id, string text) => Message("display_data", Bundle(id, text));

    private static JupyterMessage Update(string id, string text) => Message("update_display_data", Bundle(id, text));

    private static JupyterMessage Clear(bool wait) => Message("clear_output", new() { ["wait"] = wait });

    private static JsonObject Bundle(string? id, string text) => new()
    {
        ["data"] = new JsonObject { ["text/plain"] = text },
        ["metadata"] = new JsonObject(),
        ["transient"] = id is null ? [] : new JsonObject { ["display_id"] = id },
    };

    private static JupyterMessage Message(string type, JsonObject content) => new("iopub", MessageHeader.New(type, "k"), null, [], content);
}
