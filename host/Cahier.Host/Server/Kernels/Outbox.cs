using System.Buffers;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels;

/// <summary>
/// What is still to be sent to one client: in order, and bounded, because a cell can print faster than a browser reads, and a laptop that
/// sleeps reads nothing. Beyond the bound the oldest outputs go; statuses, replies, results and errors stay, and the client is told.
/// </summary>
internal sealed class Outbox(string session, int limit = 32 << 20)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Item> _items = [];
    private TaskCompletionSource _added = NewSignal();
    private long _size;
    private int _dropped;
    private MessageHeader? _droppedFrom;

    public void Add(JupyterMessage message)
    {
        var item = new Item(Bytes(message), IsOutput(message) ? message.ParentHeader : null);
        lock (_gate)
        {
            _items.AddLast(item);
            _size += item.Bytes.Length;
            for (var oldest = _items.First; _size > limit && oldest is not null;)
            {
                var next = oldest.Next;
                if (oldest.Value.OutputOf is { } parent)
                    Drop(oldest, parent);
                oldest = next;
            }

            _added.TrySetResult();
        }
    }

    /// <summary>The next message's bytes, when there is one.</summary>
    public async Task<byte[]> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_dropped > 0)
                    return TakeNotice();
                if (_items.First is { } first)
                {
                    _items.RemoveFirst();
                    _size -= first.Value.Bytes.Length;
                    return first.Value.Bytes;
                }

                if (_added.Task.IsCompleted)
                    _added = NewSignal();
                added = _added.Task;
            }

            await added.WaitAsync(cancellation);
        }
    }

    /// <summary>Puts back, in front, what was taken and could not be sent.</summary>
    public void PutBack(byte[] bytes)
    {
        lock (_gate)
        {
            _items.AddFirst(new Item(bytes, null));
            _size += bytes.Length;
            _added.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsOutput(JupyterMessage message) =>
        message.Channel == "iopub" && message.Type is "stream" or "display_data" or "update_display_data";

    private static byte[] Bytes(JupyterMessage message)
    {
        var line = new ArrayBufferWriter<byte>();
        message.WriteTo(line);
        return line.WrittenSpan.ToArray();
    }

    private void Drop(LinkedListNode<Item> node, MessageHeader parent)
    {
        _items.Remove(node);
        _size -= node.Value.Bytes.Length;
        _dropped++;
        _droppedFrom = parent;
    }

    private byte[] TakeNotice()
    {
        var text = $"[{_dropped} outputs were dropped: more was printed than could be shown.]\n";
        var notice = new JupyterMessage(
            "iopub", MessageHeader.New("stream", session), _droppedFrom, [], new() { ["name"] = "stderr", ["text"] = text });
        _dropped = 0;
        return Bytes(notice);
    }

    /// <param name="Bytes">The message as JSON.</param>
    /// <param name="OutputOf">For an output, which may be dropped, the request that made it.</param>
    private sealed record Item(byte[] Bytes, MessageHeader? OutputOf);
}
