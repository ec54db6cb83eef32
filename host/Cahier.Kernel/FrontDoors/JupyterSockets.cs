using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.FrontDoors;

/// <summary>The five sockets that Jupyter clients connect to.</summary>
internal sealed class JupyterSockets
{
    // A client's sockets connect side by side: until there are as many subscribers as clients, first requests wait, but no longer than this.
    private const int SubscriptionMilliseconds = 100;

    // A restarted kernel gets the ports of the one before, which may still be ending.
    private const int PortTakenAttempts = 30;
    private const int PortTakenMilliseconds = 100;

    private readonly ConnectionFile _file;
    private readonly Action<JupyterMessage> _receive;
    private readonly WireMessages _wire;
    private readonly PublisherSocket _iopub;
    private readonly EchoSocket _heartbeat = new();
    private readonly Dictionary<string, RouterSocket> _routers;
    private readonly List<ZmtpListener> _listeners = [];
    private readonly string _session = Guid.NewGuid().ToString("N");

    /// <param name="file">Where, and with which key.</param>
    /// <param name="receive">Gets every message whose signature is right; one client's messages on one channel come in order.</param>
    public JupyterSockets(ConnectionFile file, Action<JupyterMessage> receive)
    {
        _file = file;
        _receive = receive;
        _wire = new WireMessages(new MessageSignatures(file.Key));
        _iopub = new PublisherSocket((peer, topic) => peer.Send(Welcome(topic)));
        _routers = ((string[])["shell", "control", "stdin"]).ToDictionary(channel => channel, channel => new RouterSocket((peer, parts) => Receive(channel, peer, parts)));
    }

    /// <summary>Listens from now on. Subscriptions first: whoever can ask can also hear.</summary>
    /// <exception cref="SocketException">An address is taken, or none of this machine's.</exception>
    public void Start()
    {
        var budget = new ReceiveBudget();
        Listen("iopub", _iopub);
        Listen("hb", _heartbeat);
        foreach (var (channel, router) in _routers)
        {
            Listen(channel, router);
        }

        void Listen(string name, ZmtpSocket socket) => _listeners.Add(Bind(socket, _file.Address(name), budget));
    }

    /// <summary>Sends an output to all, anything else to the client it answers.</summary>
    public void Send(JupyterMessage message)
    {
        if (message.Channel == "iopub")
        {
            var topic = Encoding.UTF8.GetBytes($"kernel.{message.Header.Session}.{message.Type}");
            _iopub.Publish(topic, ZmtpFrames.Message([topic, .. _wire.Encode(message)]));
        }
        else if (message.Identities is [var connection, var client, .. var envelope] && _routers.TryGetValue(message.Channel, out var router))
        {
            router.Send(BitConverter.ToInt64(connection), client, [.. envelope.Select(frame => new ReadOnlyMemory<byte>(frame)), .. _wire.Encode(message)]);
        }
    }

    // From protocol 5.4: a client that waits for it knows that it will miss nothing. Older ones take no notice.
    private byte[] Welcome(byte[] topic)
    {
        var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
        return ZmtpFrames.Message([topic, .. _wire.Encode(JupyterMessage.Request("iopub", "iopub_welcome", content, _session))]);
    }

    /// <summary>Waits until all has gone out, or for <paramref name="milliseconds"/>.</summary>
    public void Drain(int milliseconds)
    {
        var deadline = Environment.TickCount64 + milliseconds;
        foreach (var socket in (ZmtpSocket[])[.. _routers.Values, _iopub])
        {
            socket.Drain(deadline);
        }
    }

    /// <summary>Removes what an ipc address leaves in its folder.</summary>
    public void Stop()
    {
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }
    }

    private void Receive(string channel, ZmtpPeer peer, IReadOnlyList<byte[]> parts)
    {
        if (channel == "shell")
        {
            _iopub.WaitForSubscribers(_routers[channel].Peers.Count, peer.Since + SubscriptionMilliseconds);
        }

        if (_wire.Decode(channel, [BitConverter.GetBytes(peer.Number), peer.Identity, .. parts]) is { } message)
        {
            _receive(message);
        }
    }

    private static ZmtpListener Bind(ZmtpSocket socket, EndPoint address, ReceiveBudget budget)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return ZmtpListener.Start(socket, address, budget);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < PortTakenAttempts)
            {
                if (address is UnixDomainSocketEndPoint file)
                {
                    // Left behind by a kernel that was killed: the name is in a file that only we were given.
                    File.Delete(file.ToString());
                }

                Thread.Sleep(PortTakenMilliseconds);
            }
        }
    }
}
