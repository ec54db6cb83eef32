using System.Text.Json.Nodes;
using Cahier.Kernel.Display;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>Expressions that a client wants to know the values of when a cell has run, each by a name of its own.</summary>
internal static class UserExpressions
{
    /// <param name="expressions">C# by name.</param>
    /// <param name="execute">Runs a cell.</param>
    /// <param name="outputs">Where what they print goes.</param>
    /// <param name="colours">See <see cref="ErrorContent.Fields"/>.</param>
    /// <returns>For each a value in its forms, or its error.</returns>
    public static JsonObject Evaluate(JsonObject? expressions, Func<string, ICellSink, CellOutcome> execute, ICellSink outputs, bool colours)
    {
        var values = new JsonObject();
        foreach (var (name, node) in expressions ?? [])
        {
            var value = new ValueOnly(outputs);
            var code = node is JsonValue text && text.TryGetValue(out string? expression) ? expression : "";
            if (execute(code, value).Error is { } error)
            {
                var content = ErrorContent.Fields(error, colours);
                content["status"] = "error";
                values[name] = content;
            }
            else
            {
                values[name] = new JsonObject { ["status"] = "ok", ["data"] = value.Data, ["metadata"] = new JsonObject() };
            }
        }

        return values;
    }

    // An expression's value is for who asked; what it does besides is seen as ever.
    private sealed class ValueOnly(ICellSink outputs) : ICellSink
    {
        public JsonObject Data { get; private set; } = [];

        public void Result(MimeBundle bundle) => Data = bundle.ToJson();

        public void Stream(string name, string text) => outputs.Stream(name, text);

        public void Display(MimeBundle bundle, string displayId) => outputs.Display(bundle, displayId);

        public void Update(MimeBundle bundle, string displayId) => outputs.Update(bundle, displayId);

        public void Error(CellError error) => outputs.Error(error);

        public void Clear(bool wait) => outputs.Clear(wait);

        public string? ReadLine(string prompt, CellContext cell) => outputs.ReadLine(prompt, cell);
    }
}
