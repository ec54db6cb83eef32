using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>
/// What is still to be sent to one client: in order, and bounded, because a cell can print faster than a browser reads, and a laptop that
/// sleeps reads nothing. Beyond the bound the oldest outputs go; statuses, replies, results and errors stay, and the client is told.
/// </summary>
internal sealed class Outbox(string session, int limit = 32 << 20)
{
    // What may not be dropped is little unless somebody means harm, or asks and never reads.
    private const int Harm = 8;

    private readonly Lock _gate = new();
    private readonly LinkedList<EncodedMessage> _messages = [];
    private TaskCompletionSource _added = NewSignal();
    private long _size;
    private int _dropped;
    private MessageHeader? _droppedFrom;

    /// <summary>Adds a message behind the others.</summary>
    /// <returns>False when there is far too much in it, though all outputs were dropped: the client is to be given up.</returns>
    public bool Add(EncodedMessage message)
    {
        lock (_gate)
        {
            var newest = _messages.AddLast(message);
            _size += message.Size;
            // The newest one stays, however long it is: a client that reads shall see it.
            for (var oldest = _messages.First; _size > limit && oldest is not null && oldest != newest;)
            {
                var next = oldest.Next;
                if (IsOutput(oldest.Value.Message))
                    Drop(oldest);
                oldest = next;
            }

            _added.TrySetResult();
            return _size - message.Size <= (long)limit * Harm;
        }
    }

    /// <summary>The next message, when there is one.</summary>
    public async Task<EncodedMessage> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_dropped > 0)
                    return TakeNotice();
                if (_messages.First is { } first)
                {
                    _messages.RemoveFirst();
                    _size -= first.Value.Size;
                    return first.Value;
                }

                if (_added.Task.IsCompleted)
                    _added = NewSignal();
                added = _added.Task;
            }

            await added.WaitAsync(cancellation);
        }
    }

    /// <summary>Puts back, in front, what was taken and could not be sent.</summary>
    public void PutBack(EncodedMessage message)
    {
        lock (_gate)
        {
            _messages.AddFirst(message);
            _size += message.Size;
            _added.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsOutput(JupyterMessage message) =>
        message.Channel == "iopub" && message.ParentHeader is not null && message.Type is "stream" or "display_data" or "update_display_data";

    private void Drop(LinkedListNode<EncodedMessage> node)
    {
        _messages.Remove(node);
        _size -= node.Value.Size;
        _dropped++;
        _droppedFrom = node.Value.Message.ParentHeader;
    }

    private EncodedMessage TakeNotice()
    {
        var text = $"[{_dropped} outputs were dropped: more was printed than could be shown.]\n";
        _dropped = 0;
        return new EncodedMessage(new JupyterMessage(
            "iopub", MessageHeader.New("stream", session), _droppedFrom, [], new JsonObject { ["name"] = "stderr", ["text"] = text }));
    }
}
