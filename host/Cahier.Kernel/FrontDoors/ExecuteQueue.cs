using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>Execute requests, one after the other. When one fails, those that wait behind it are aborted, if it asked for that.</summary>
internal sealed class ExecuteQueue
{
    private readonly CellSession _session;
    private readonly string _id;
    private readonly bool _colours;
    private readonly Action<JupyterMessage> _send;
    private readonly BlockingCollection<JupyterMessage> _waiting = [];
    private int _executionCount;

    /// <param name="session">Runs the cells.</param>
    /// <param name="id">The kernel's, for its messages.</param>
    /// <param name="colours">See <see cref="ErrorContent.Fields"/>.</param>
    /// <param name="send">Takes what is to be said.</param>
    public ExecuteQueue(CellSession session, string id, bool colours, Action<JupyterMessage> send)
    {
        _session = session;
        _id = id;
        _colours = colours;
        _send = send;
        Input = new InputRequests(id, send);
        new Thread(RunAll) { Name = "execute", IsBackground = true }.Start();
    }

    /// <summary>What cells ask the reader.</summary>
    public InputRequests Input { get; }

    /// <summary>What was run.</summary>
    public ExecuteHistory History { get; } = new();

    public static void Status(JupyterMessage request, string id, string state, Action<JupyterMessage> send) =>
        send(request.Answer("iopub", "status", new() { ["execution_state"] = state }, id));

    public void Add(JupyterMessage request) => _waiting.Add(request);

    private void RunAll()
    {
        foreach (var request in _waiting.GetConsumingEnumerable())
        {
            Status(request, _id, "busy", _send);
            var failed = Run(request, out var reply);

            // Who waits now is aborted; who comes after the reply has been seen wants to run.
            var behind = failed && request.Content.Flag("stop_on_error", otherwise: true) ? TakeWaiting() : [];
            _send(reply);
            Status(request, _id, "idle", _send);
            foreach (var aborted in behind)
            {
                Status(aborted, _id, "busy", _send);
                _send(aborted.Answer(aborted.Channel, "execute_reply", Content("aborted"), _id));
                Status(aborted, _id, "idle", _send);
            }
        }
    }

    private bool Run(JupyterMessage request, out JupyterMessage reply)
    {
        var code = request.Content.Text("code") ?? "";
        var silent = request.Content.Flag("silent", otherwise: false);
        var stored = !silent && request.Content.Flag("store_history", otherwise: true);
        if (stored)
        {
            _executionCount++;
        }

        var number = (request.Metadata["cahier"] as JsonObject)?.Integer("cellNumber") ?? Math.Max(_executionCount, 1);
        var sink = new JupyterSink(request, _id, number, _executionCount, silent, _colours, Input, _send);
        if (!silent)
        {
            sink.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = _executionCount });
        }

        var outcome = Execute(new CellRequest(code, number), sink);
        if (stored)
        {
            History.Add(_executionCount, code, sink.ResultText);
        }

        var content = Content(outcome.Error is null ? "ok" : "error");
        content["cahier"] = new JsonObject { ["language"] = _session.Language.Code(), ["spans"] = ErrorContent.Spans(outcome.Spans) };
        if (outcome.Error is { } error)
        {
            sink.Error(error);
            foreach (var (name, value) in ErrorContent.Fields(error, _colours))
            {
                content[name] = value?.DeepClone();
            }
        }
        else
        {
            content["user_expressions"] = UserExpressions.Evaluate(
                request.Content["user_expressions"] as JsonObject, (expression, values) => Execute(new CellRequest(expression, number), values), sink, _colours);
        }

        reply = request.Answer(request.Channel, "execute_reply", content, _id);
        return outcome.Error is not null;
    }

    // A mistake of the kernel's own is an error of this cell, not the end of all cells.
    private CellOutcome Execute(CellRequest request, ICellSink sink)
    {
        try
        {
            return _session.Execute(request, sink);
        }
        catch (Exception exception)
        {
            return new CellOutcome(new CellError(CellErrorKind.Runtime, exception.GetType().Name, exception.Message, exception.ToString().Split('\n'), []), []);
        }
    }

    private JsonObject Content(string status) => new()
    {
        ["status"] = status,
        ["execution_count"] = _executionCount,
        ["payload"] = new JsonArray(),
        ["user_expressions"] = new JsonObject(),
    };

    private List<JupyterMessage> TakeWaiting()
    {
        var taken = new List<JupyterMessage>();
        while (_waiting.TryTake(out var request))
        {
            taken.Add(request);
        }

        return taken;
    }
}
