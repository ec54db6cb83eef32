using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels;

/// <summary>The clients of one kernel, those that are connected and those that may come back.</summary>
internal sealed class KernelClients
{
    private const int MostAbsent = 4;

    // Said before the first client came: a page opens its web socket just after it started the kernel.
    private const int MostEarly = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, KernelClient> _clients = new(StringComparer.Ordinal);
    private readonly Queue<JupyterMessage> _early = [];

    public int Connected
    {
        get
        {
            lock (_gate)
                return _clients.Values.Count(client => client.IsConnected);
        }
    }

    /// <summary>The client of this session: the one that was here before, or a new one.</summary>
    public KernelClient Welcome(string session)
    {
        lock (_gate)
        {
            if (_clients.TryGetValue(session, out var known))
                return known;

            // A tab that was closed never says so for good: only the latest few are waited for.
            foreach (var absent in _clients.Values.Where(client => !client.IsConnected).OrderByDescending(client => client.LastSeen).Skip(MostAbsent - 1).ToList())
                _clients.Remove(absent.Session);

            var client = new KernelClient(session);
            _clients.Add(session, client);
            while (_early.TryDequeue(out var message))
                client.Outbox.Add(message);
            return client;
        }
    }

    /// <summary>Outputs go to every client; a reply to the one that asked, and to all where its session is not known.</summary>
    public void Publish(JupyterMessage message)
    {
        lock (_gate)
        {
            if (_clients.Count == 0)
            {
                _early.Enqueue(message);
                if (_early.Count > MostEarly)
                    _early.Dequeue();
                return;
            }

            if (message.Channel != "iopub" && message.ParentHeader is { } parent && _clients.TryGetValue(parent.Session, out var asker))
            {
                asker.Outbox.Add(message);
                return;
            }

            foreach (var client in _clients.Values)
                client.Outbox.Add(message);
        }
    }
}
