using System.Net;
using System.Net.Sockets;

namespace Cahier.Kernel.Zmtp;

/// <summary>An address that peers connect to, for one socket.</summary>
internal sealed class ZmtpListener : IDisposable
{
    private const int Backlog = 100;

    private readonly ZmtpSocket _socket;
    private readonly ReceiveBudget _budget;
    private readonly ZmtpLimits _limits;
    private readonly Socket _listening;
    private int _connections;

    private ZmtpListener(ZmtpSocket socket, EndPoint address, ReceiveBudget budget, ZmtpLimits? limits)
    {
        _socket = socket;
        _budget = budget;
        _limits = limits ?? new ZmtpLimits();
        _listening = new Socket(address.AddressFamily, SocketType.Stream, address is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        if (address is IPEndPoint { Address: var ip } && ip.Equals(IPAddress.IPv6Any))
        {
            _listening.DualMode = true;
        }

        try
        {
            _listening.Bind(address);
            _listening.Listen(Backlog);
        }
        catch
        {
            _listening.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens: with the port that the system chose, if it was asked to.</summary>
    public EndPoint Address => _listening.LocalEndPoint!;

    /// <summary>Binds and accepts from now on.</summary>
    /// <exception cref="SocketException">The address is taken, or none of this machine's.</exception>
    public static ZmtpListener Start(ZmtpSocket socket, EndPoint address, ReceiveBudget budget, ZmtpLimits? limits = null)
    {
        var listener = new ZmtpListener(socket, address, budget, limits);
        new Thread(listener.AcceptAll) { Name = $"{socket.Type} accept", IsBackground = true }.Start();
        return listener;
    }

    /// <summary>Accepts no more.</summary>
    public void Dispose() => _listening.Dispose();

    private void AcceptAll()
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = _listening.Accept();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (!_listening.IsBound)
            {
                return;
            }
            catch (SocketException)
            {
                // That peer left again, or there are no descriptors at the moment.
                Thread.Sleep(10);
                continue;
            }

            // Those that have not shaken hands count too: they cost a thread each, for a while.
            if (Interlocked.Increment(ref _connections) > ZmtpLimits.Peers * 2)
            {
                Interlocked.Decrement(ref _connections);
                accepted.Dispose();
                continue;
            }

            try
            {
                if (accepted.ProtocolType == ProtocolType.Tcp)
                {
                    accepted.NoDelay = true;
                }

                var stream = new NetworkStream(accepted, ownsSocket: true);
                new ZmtpPeer(_socket, stream, _budget, _limits, () => Interlocked.Decrement(ref _connections)).Start();
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // It has left already.
                Interlocked.Decrement(ref _connections);
                accepted.Dispose();
            }
        }
    }
}
