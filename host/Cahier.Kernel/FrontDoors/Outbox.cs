using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.FrontDoors;

/// <summary>
/// Messages on their way out, written by one thread of its own: a cell's thread, which may be aborted, never stands in the middle of a write.
/// Bounded: a cell that prints faster than its client reads waits.
/// </summary>
internal sealed class Outbox
{
    private const int Most = 256;
    private const long MostText = 16 << 20;

    private readonly object _gate = new();
    private readonly Queue<JupyterMessage> _messages = new();
    private readonly Action<JupyterMessage> _write;
    private readonly Action<int> _drain;
    private long _text;
    private bool _writing;
    private bool _broken;

    public Outbox(Stream stream)
        : this(new MessageWriter(stream).Write, _ => { })
    {
    }

    /// <param name="write">Called by one thread.</param>
    /// <param name="drain">Waits until what was written has left, or for so many milliseconds.</param>
    public Outbox(Action<JupyterMessage> write, Action<int> drain)
    {
        _write = write;
        _drain = drain;
        new Thread(WriteAll) { Name = "outbox", IsBackground = true }.Start();
    }

    public void Send(JupyterMessage message)
    {
        var text = TextIn(message.Content);
        lock (_gate)
        {
            // A message that is larger than the bound still passes, alone.
            while (_messages.Count > 0 && (_messages.Count >= Most || _text + text > MostText) && !_broken)
            {
                Monitor.Wait(_gate);
            }

            _messages.Enqueue(message);
            _text += text;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until everything has been written, or for <paramref name="milliseconds"/>.</summary>
    public void Drain(int milliseconds)
    {
        var deadline = Environment.TickCount64 + milliseconds;
        lock (_gate)
        {
            while ((_messages.Count > 0 || _writing) && !_broken && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_gate, (int)left);
            }
        }

        _drain((int)Math.Max(0, deadline - Environment.TickCount64));
    }

    // In characters; what else a message holds is small beside them.
    private static long TextIn(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Sum(field => TextIn(field.Value)),
        JsonArray items => items.Sum(TextIn),
        JsonValue value when value.TryGetValue(out string? text) => text.Length,
        _ => 1,
    };

    private void WriteAll()
    {
        while (true)
        {
            JupyterMessage next;
            lock (_gate)
            {
                _writing = false;
                Monitor.PulseAll(_gate);
                while (_messages.Count == 0)
                {
                    Monitor.Wait(_gate);
                }

                next = _messages.Dequeue();
                _text -= TextIn(next.Content);
                _writing = true;
            }

            try
            {
                _write(next);
            }
            catch (IOException)
            {
                // The client is gone. Its end of stdin closes too, and that ends the process.
                lock (_gate)
                {
                    _broken = true;
                    _messages.Clear();
                    _text = 0;
                }
            }
        }
    }
}
