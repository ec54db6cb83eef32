using System.Text;

namespace Cahier.Kernel.Zmtp;

/// <summary>Receives from many and answers each by name: ROUTER, for shell, control and stdin.</summary>
/// <param name="receive">Gets each message with its peer; called on the peer's own thread, so one peer's messages come in order.</param>
internal sealed class RouterSocket(Action<ZmtpPeer, IReadOnlyList<byte[]>> receive) : ZmtpSocket
{
    private const int MostUndelivered = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ZmtpPeer> _byName = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, byte[] Message)> _undelivered = new();

    public override string Type => "ROUTER";

    public override bool Accepts(string peerType) => peerType is "DEALER" or "REQ" or "ROUTER";

    // A name that is there already is that of a client that has come back, before the end of its old connection was seen. Or of one more client: those
    // that one jupyter_client manager makes all have the same name.
    public override bool Join(ZmtpPeer peer)
    {
        if (!base.Join(peer))
        {
            return false;
        }

        lock (_gate)
        {
            var name = Name(peer.Identity);
            _byName[name] = peer;
            for (var left = _undelivered.Count; left > 0; left--)
            {
                var next = _undelivered.Dequeue();
                if (next.Name == name)
                {
                    peer.Send(next.Message);
                }
                else
                {
                    _undelivered.Enqueue(next);
                }
            }
        }

        return true;
    }

    public override void Leave(ZmtpPeer peer)
    {
        base.Leave(peer);
        lock (_gate)
        {
            var name = Name(peer.Identity);
            if (_byName.GetValueOrDefault(name) == peer)
            {
                _byName.Remove(name);
            }
        }
    }

    public override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> parts) => receive(peer, parts);

    /// <summary>
    /// Sends to that connection, or when it is gone to the newest of that name. One that is not connected, or not yet, may still come and get it: some last
    /// messages are kept.
    /// </summary>
    public void Send(long connection, byte[] identity, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var message = ZmtpFrames.Message(parts);
        ZmtpPeer? peer;
        lock (_gate)
        {
            var name = Name(identity);
            peer = Peers.FirstOrDefault(other => other.Number == connection) ?? _byName.GetValueOrDefault(name);
            if (peer is null)
            {
                _undelivered.Enqueue((name, message));
                if (_undelivered.Count > MostUndelivered)
                {
                    _undelivered.Dequeue();
                }
            }
        }

        peer?.Send(message);
    }

    private static string Name(byte[] identity) => Encoding.Latin1.GetString(identity);
}
