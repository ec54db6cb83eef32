using System.Net;
using System.Net.Sockets;
using Cahier.Kernel.Zmtp;

namespace Cahier.Kernel.Tests.Zmtp;

/// <summary>The other end of a connection, byte by byte.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    public RawPeer(EndPoint address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Connect(address);
        _stream = new NetworkStream(_socket) { ReadTimeout = 20_000 };
        Reader = new ZmtpReader(_stream, new ReceiveBudget());
    }

    public ZmtpReader Reader { get; }

    /// <summary>A peer that has shaken hands.</summary>
    public static RawPeer Ready(EndPoint address, string type, byte minorVersion = 1, string identity = "")
    {
        var peer = new RawPeer(address);
        peer.Write(Greeting(minorVersion));
        peer.Reader.ReadGreeting();
        peer.Write(ReadyCommand(type, identity));
        Assert.Equal("READY", peer.Reader.ReadCommand().Name);
        return peer;
    }

    public static byte[] Greeting(byte minorVersion = 1)
    {
        var greeting = ZmtpGreeting.Bytes();
        greeting[11] = minorVersion;
        return greeting;
    }

    public static byte[] ReadyCommand(string type, string identity = "")
    {
        byte[] name = [8, .. "Identity"u8, 0, 0, 0, (byte)identity.Length, .. identity.Select(c => (byte)c)];
        byte[] socket = [11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. type.Select(c => (byte)c)];
        return ZmtpFrames.CommandFrame("READY"u8, [.. socket, .. name]);
    }

    public void Write(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    public void Send(params byte[][] parts) => Write(ZmtpFrames.Message([.. parts.Select(part => new ReadOnlyMemory<byte>(part))]));

    public IReadOnlyList<byte[]> Receive() => Reader.ReadMessage(_ => { });

    /// <summary>Waits until the other end closes; what it still says is passed over.</summary>
    public void WaitForEnd()
    {
        var rest = new byte[64 * 1024];
        try
        {
            while (_stream.Read(rest) > 0)
            {
            }
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }
}
