using System.Runtime.CompilerServices;

namespace Cahier.Kernel.Zmtp;

/// <summary>
/// Sends to all who asked for it: XPUB, for iopub. A client connects its sockets side by side, so its first request may be here before it has
/// subscribed. Therefore what is published before there was any subscriber waits for the first one, and a request of a new client waits a moment for that
/// client's subscription (<see cref="WaitForSubscribers"/>).
/// </summary>
/// <param name="welcome">Called with each subscription, before anything is sent for it.</param>
internal sealed class PublisherSocket(Action<ZmtpPeer, byte[]>? welcome = null) : ZmtpSocket
{
    private const int MostEarlyBytes = 16 << 20;

    private readonly object _gate = new();
    private readonly ConditionalWeakTable<ZmtpPeer, List<byte[]>> _subscriptions = [];
    private readonly Queue<(byte[] Topic, byte[] Message)> _early = new();
    private long _earlyBytes;
    private bool _subscribed;

    public override string Type => "XPUB";

    public override bool Accepts(string peerType) => peerType is "SUB" or "XSUB";

    /// <summary>Sends a message to everybody who has subscribed to the beginning of its first part, the topic.</summary>
    public void Publish(byte[] topic, byte[] message)
    {
        List<ZmtpPeer> subscribers;
        lock (_gate)
        {
            if (!_subscribed)
            {
                KeepEarly(topic, message);
                return;
            }

            subscribers = [.. Peers.Where(peer => _subscriptions.TryGetValue(peer, out var prefixes) && prefixes.Any(prefix => topic.AsSpan().StartsWith(prefix)))];
        }

        foreach (var peer in subscribers)
        {
            peer.Send(message);
        }
    }

    /// <summary>Waits until <paramref name="count"/> peers have subscribed, or until <paramref name="deadline"/> (<see cref="Environment.TickCount64"/>).</summary>
    public void WaitForSubscribers(int count, long deadline)
    {
        lock (_gate)
        {
            while (Peers.Count(peer => _subscriptions.TryGetValue(peer, out _)) < count && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_gate, (int)left);
            }
        }
    }

    // As messages were subscribed to before version 3.1: 1 or 0, and the prefix.
    public override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> parts)
    {
        if (parts is not [[0 or 1, ..] body])
        {
            return;
        }

        if (body[0] == 1)
        {
            Subscribe(peer, body[1..]);
        }
        else
        {
            Cancel(peer, body.AsSpan(1));
        }
    }

    public override void Receive(ZmtpPeer peer, ZmtpCommand command)
    {
        switch (command.Name)
        {
            case "SUBSCRIBE":
                Subscribe(peer, command.Data.ToArray());
                break;
            case "CANCEL":
                Cancel(peer, command.Data.Span);
                break;
            default:
                base.Receive(peer, command);
                break;
        }
    }

    private void Subscribe(ZmtpPeer peer, byte[] prefix)
    {
        lock (_gate)
        {
            var prefixes = _subscriptions.GetOrCreateValue(peer);
            if (prefixes.Count >= ZmtpLimits.Subscriptions || prefix.Length > ZmtpLimits.Command)
            {
                throw new ZmtpException("More subscriptions than any client's.");
            }

            prefixes.Add(prefix);
            welcome?.Invoke(peer, prefix);
            foreach (var (topic, message) in _early)
            {
                if (topic.AsSpan().StartsWith(prefix))
                {
                    peer.Send(message);
                }
            }

            _early.Clear();
            _subscribed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void KeepEarly(byte[] topic, byte[] message)
    {
        _early.Enqueue((topic, message));
        _earlyBytes += message.Length;
        while (_earlyBytes > MostEarlyBytes)
        {
            _earlyBytes -= _early.Dequeue().Message.Length;
        }
    }

    // Each subscription counts: two to the same prefix need two cancellations.
    private void Cancel(ZmtpPeer peer, ReadOnlySpan<byte> prefix)
    {
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(peer, out var prefixes))
            {
                return;
            }

            for (var i = 0; i < prefixes.Count; i++)
            {
                if (prefix.SequenceEqual(prefixes[i]))
                {
                    prefixes.RemoveAt(i);
                    return;
                }
            }
        }
    }
}
