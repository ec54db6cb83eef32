using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.FrontDoors;

/// <summary>
/// The Jupyter protocol over a session, whatever carries the messages. Cells run one after the other on a thread of their own; everything else is answered meanwhile,
/// on the channel it came on.
/// </summary>
internal sealed class JupyterKernel
{
    private readonly CellSession _session;
    private readonly Action<JupyterMessage> _send;
    private readonly Action _shutdown;
    private readonly ExecuteQueue _queue;
    private readonly CodeQuestions _questions;
    private readonly string _id = Guid.NewGuid().ToString("N");

    /// <param name="session">Runs the cells.</param>
    /// <param name="colours">Whether errors are coloured for a terminal (see <see cref="ErrorContent.Fields"/>).</param>
    /// <param name="send">Takes what is to be said.</param>
    /// <param name="shutdown">Ends the process.</param>
    public JupyterKernel(CellSession session, bool colours, Action<JupyterMessage> send, Action shutdown)
    {
        _session = session;
        _send = send;
        _shutdown = shutdown;
        _queue = new ExecuteQueue(session, _id, colours, send);
        _questions = new CodeQuestions(session);
    }

    /// <summary>Says that the kernel starts, as the first of its messages.</summary>
    public void AnnounceStart() =>
        _send(new("iopub", MessageHeader.New("status", _id), null, [], new() { ["execution_state"] = "starting" }));

    /// <summary>Takes a request; returns at once.</summary>
    public void Receive(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "execute_request":
                _queue.Add(request);
                break;
            case "interrupt_request":
                _session.Interrupt();
                Reply(request, "interrupt_reply", new() { ["status"] = "ok" });
                break;
            case "shutdown_request":
                Reply(request, "shutdown_reply", new() { ["status"] = "ok", ["restart"] = request.Content.Flag("restart", otherwise: false) });
                _shutdown();
                break;
            case "kernel_info_request":
                Reply(request, "kernel_info_reply", KernelInfo.Content());
                break;
            case "input_reply":
                _queue.Input.Receive(request);
                break;
            case "comm_open":
                // No target is known here: it closes at once.
                Surround(request, () => _send(request.Answer("iopub", "comm_close", new() { ["comm_id"] = request.Content.Text("comm_id") ?? "", ["data"] = new JsonObject() }, _id)));
                break;
            case "debug_request":
                Reply(request, "debug_reply", Refusals.Debug(request.Content));
                break;
            case "comm_info_request":
                Reply(request, "comm_info_reply", new() { ["status"] = "ok", ["comms"] = new JsonObject() });
                break;
            case "history_request":
                Reply(request, "history_reply", _queue.History.Answer(request.Content));
                break;
            case var type when CodeQuestions.Knows(type):
                _ = AnswerAsync(request);
                break;
            default:
                RefuseOrIgnore(request);
                break;
        }
    }

    // Who asks for something gets an answer; who tells something sees that nothing comes of it.
    private void RefuseOrIgnore(JupyterMessage message)
    {
        const string Request = "_request";
        if (message.Type.EndsWith(Request, StringComparison.Ordinal))
        {
            Reply(message, message.Type[..^Request.Length] + "_reply", Refusals.Unknown(message.Type));
        }
        else
        {
            Surround(message, () => { });
        }
    }

    private async Task AnswerAsync(JupyterMessage request)
    {
        var type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        try
        {
            Reply(request, type, await _questions.AnswerAsync(request.Type, request.Content).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            Reply(request, type, new() { ["status"] = "aborted" });
        }
        catch (Exception exception)
        {
            Reply(request, type, new() { ["status"] = "error", ["ename"] = exception.GetType().Name, ["evalue"] = exception.Message, ["traceback"] = new JsonArray() });
        }
    }

    private void Reply(JupyterMessage request, string type, JsonObject content) =>
        Surround(request, () => _send(request.Answer(request.Channel, type, content, _id)));

    private void Surround(JupyterMessage request, Action answer)
    {
        ExecuteQueue.Status(request, _id, "busy", _send);
        answer();
        ExecuteQueue.Status(request, _id, "idle", _send);
    }
}
