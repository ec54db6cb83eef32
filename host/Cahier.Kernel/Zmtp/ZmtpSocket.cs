namespace Cahier.Kernel.Zmtp;

/// <summary>One of the kernel's sockets and those who are connected to it. What it does with messages is its kind's.</summary>
internal abstract class ZmtpSocket
{
    private readonly Lock _gate = new();
    private volatile ZmtpPeer[] _peers = [];

    /// <summary>As READY says it: ROUTER, XPUB, REP.</summary>
    public abstract string Type { get; }

    /// <summary>Who is connected now.</summary>
    public IReadOnlyList<ZmtpPeer> Peers => _peers;

    /// <summary>Whether a socket of the peer's type may talk to this one.</summary>
    public abstract bool Accepts(string peerType);

    /// <summary>A peer has shaken hands.</summary>
    /// <returns>False when there are too many.</returns>
    public virtual bool Join(ZmtpPeer peer)
    {
        lock (_gate)
        {
            if (_peers.Length >= ZmtpLimits.Peers)
            {
                return false;
            }

            _peers = [.. _peers, peer];
            return true;
        }
    }

    /// <summary>A peer is gone, or never came to be one.</summary>
    public virtual void Leave(ZmtpPeer peer)
    {
        lock (_gate)
        {
            _peers = [.. _peers.Where(other => other != peer)];
        }
    }

    /// <summary>A message from a peer.</summary>
    public abstract void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> parts);

    /// <summary>A command from a peer.</summary>
    /// <exception cref="ZmtpException">It ends the connection.</exception>
    public virtual void Receive(ZmtpPeer peer, ZmtpCommand command)
    {
        switch (command.Name)
        {
            case "PING":
                peer.Send(command.Pong());
                break;
            case "ERROR":
                throw new ZmtpException("The peer ends the connection.");
            default:
                // PONG, and what later versions may add.
                break;
        }
    }

    /// <summary>Waits until everything has gone out, or until <paramref name="deadline"/> (<see cref="Environment.TickCount64"/>).</summary>
    public void Drain(long deadline)
    {
        foreach (var peer in _peers)
        {
            peer.Drain(deadline);
        }
    }
}
