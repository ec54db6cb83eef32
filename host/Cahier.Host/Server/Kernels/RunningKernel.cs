using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Cahier.Host.Execution;
using Cahier.Host.Notebooks;
using Cahier.Host.Server.Kernels.Channels;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels;

/// <summary>A kernel as clients know it: the same id across restarts and deaths of the process behind it.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    private readonly KernelStart _start;
    private readonly KernelClients _clients;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private KernelProcess _process;
    private Task _pump;
    private MessageHeader? _lastRequest;
    private bool _computes;

    private RunningKernel(string name, KernelStart start, KernelProcess process)
    {
        Name = name;
        _start = start;
        _process = process;
        _clients = new KernelClients(Id);
        _pump = PumpAsync(process);
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; }

    /// <summary>starting, idle, busy, restarting or dead.</summary>
    public string State { get; private set; } = "starting";

    public DateTime LastActivity { get; private set; } = DateTime.UtcNow;

    /// <summary>How many web sockets it has.</summary>
    public int Connections => _clients.Connected;

    public static async Task<RunningKernel> StartAsync(string name, KernelStart start) =>
        new(name, start, await KernelProcess.StartAsync(start));

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["last_activity"] = ApiResults.Time(LastActivity),
        ["execution_state"] = State,
        ["connections"] = Connections,
    };

    /// <summary>Serves one web socket until it closes.</summary>
    /// <param name="socket">The web socket.</param>
    /// <param name="protocol">What it speaks.</param>
    /// <param name="session">The session id of its address, or null.</param>
    /// <param name="aborted">The request was.</param>
    public async Task ConnectAsync(WebSocket socket, ChannelProtocol protocol, string? session, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, _ending.Token);
        // Who comes late learns how things are; and a client of a gateway knows by it that the way through is open.
        var client = _clients.Welcome(session, () => Status(null, State));
        try
        {
            await client.RelayAsync(socket, protocol, ReceiveAsync, ending.Token);
        }
        finally
        {
            _clients.Leave(client);
        }
    }

    /// <summary>Interrupts the running cell; returns when it has ended, or the process has.</summary>
    public Task InterruptAsync(CancellationToken cancellation) => _process.InterruptAsync(cancellation);

    /// <summary>
    /// A new process, with nothing of the old one's state. As with Jupyter's server its own "starting" is what clients see of it: to them
    /// "restarting" says that a kernel died and was started again without being asked.
    /// </summary>
    public async Task RestartAsync()
    {
        await _changing.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, this);
            await EndProcessAsync();
            Answer("aborted", []);
            State = "dead";
            _process = await KernelProcess.StartAsync(_start);
            State = "starting";
            _clients.Publish(Status(null, State));
            _pump = PumpAsync(_process);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
            return;

        await _ending.CancelAsync();
        await _changing.WaitAsync();
        await EndProcessAsync();
        _changing.Release();
    }

    private async Task EndProcessAsync()
    {
        State = "restarting";      // what the pump sees when the process ends is not a death
        await _process.DisposeAsync();
        await _pump;
    }

    private async Task ReceiveAsync(JupyterMessage message)
    {
        LastActivity = DateTime.UtcNow;
        // A restart takes a moment; what is asked in it is asked of the new process.
        await _changing.WaitAsync(_ending.Token);
        var process = _process;
        _changing.Release();
        if (State == "dead")
        {
            // A client that comes back may have missed the notice.
            _clients.Publish(Status(message.Header, "dead"));
            return;
        }

        try
        {
            await process.SendAsync(message);
        }
        catch (ObjectDisposedException)
        {
            // It ended just now.
        }
    }

    private async Task PumpAsync(KernelProcess process)
    {
        await foreach (var message in process.Messages.ReadAllAsync())
        {
            Notice(message);
            _clients.Publish(message);
        }

        if (State == "restarting")
            return;

        State = "dead";
        await TellDeathAsync(process);
    }

    private void Notice(JupyterMessage message)
    {
        LastActivity = DateTime.UtcNow;
        if (message.Type == "status" && message.Content.Text("execution_state") is { } state && State != "restarting")
            State = state;
        if (message.Type == "execute_input")
            (_lastRequest, _computes) = (message.ParentHeader, true);
        if (message.Type == "execute_reply" && message.ParentId == _lastRequest?.MsgId)
            _computes = false;
    }

    /// <summary>
    /// Our page shows the reason by itself. Other clients know only that a kernel is dead: they find the reason in the cell that ran, and its
    /// request is answered, because nobody else will.
    /// </summary>
    private async Task TellDeathAsync(KernelProcess process)
    {
        var exitCode = await process.Exited;
        var reason = process.ExitReason ?? "";
        Publish("iopub", "cahier_exit", new JsonObject { ["exitCode"] = exitCode, ["reason"] = reason });
        if (_computes)
            Publish("iopub", "error", Error(reason));
        Answer("error", Error(reason));
        _clients.Publish(Status(null, "dead"));
    }

    /// <summary>Answers the request that a process left unanswered when it ended, if there is one.</summary>
    private void Answer(string status, JsonObject content)
    {
        if (!_computes)
            return;
        _computes = false;
        content["status"] = status;
        Publish("shell", "execute_reply", content);
        _clients.Publish(Status(_lastRequest, "idle"));
    }

    private void Publish(string channel, string type, JsonObject content) =>
        _clients.Publish(new JupyterMessage(channel, MessageHeader.New(type, Id), _lastRequest, [], content));

    private static JsonObject Error(string reason) => new()
    {
        ["ename"] = CellFailureKind.KernelDied,
        ["evalue"] = reason,
        ["traceback"] = new JsonArray(reason),
    };

    private JupyterMessage Status(MessageHeader? parent, string state) =>
        new("iopub", MessageHeader.New("status", Id), parent, [], new JsonObject { ["execution_state"] = state });
}
