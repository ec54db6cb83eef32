using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels.Channels;

/// <summary>The clients of one kernel, those that are connected and those that may come back.</summary>
internal sealed class KernelClients(string kernel)
{
    private const int MostAbsent = 4;

    private readonly Lock _gate = new();
    private readonly List<KernelClient> _clients = [];

    // Said before the first client came: a page opens its web socket just after it started the kernel.
    private Outbox? _early = new(kernel);

    public int Connected
    {
        get
        {
            lock (_gate)
                return _clients.Count(client => client.IsConnected);
        }
    }

    /// <summary>The client of this session: the one that was here before, or a new one. It is told first what <paramref name="status"/> says.</summary>
    public KernelClient Welcome(string? session, Func<JupyterMessage> status)
    {
        lock (_gate)
        {
            var client = session is null ? null : _clients.Find(known => known.Session == session);
            if (client is null)
            {
                // A tab that was closed never says so for good: only the latest few are waited for.
                foreach (var absent in _clients.Where(known => !known.IsConnected).OrderByDescending(known => known.LastSeen).Skip(MostAbsent - 1).ToList())
                    _clients.Remove(absent);

                client = new KernelClient(session, _early ?? new Outbox(kernel));
                _early = null;
                _clients.Add(client);
            }

            client.Outbox.Add(new EncodedMessage(status()));
            return client;
        }
    }

    /// <summary>Forgets a client that left and cannot come back.</summary>
    public void Leave(KernelClient client)
    {
        if (client.Session is not null)
            return;
        lock (_gate)
            _clients.Remove(client);
    }

    /// <summary>Outputs go to every client; a reply to the one that asked, and to all where nobody knows who that was.</summary>
    public void Publish(JupyterMessage message)
    {
        var encoded = new EncodedMessage(message);
        lock (_gate)
        {
            _early?.Add(encoded);
            foreach (var client in Recipients(message))
            {
                if (client.Outbox.Add(encoded))
                    continue;
                // It asks and never reads.
                _clients.Remove(client);
                _ = client.DisconnectAsync();
            }
        }
    }

    private List<KernelClient> Recipients(JupyterMessage message)
    {
        var asker = message.Channel != "iopub" && message.ParentHeader?.Session is { Length: > 0 } session
            ? _clients.FindLast(client => client.Speaker == session) ?? _clients.Find(client => client.Session == session)
            : null;
        return asker is null ? [.. _clients] : [asker];
    }
}
