using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Server.Kernels;

/// <summary>A kernel as clients know it: the same id across restarts and deaths of the process behind it.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    private readonly KernelStart _start;
    private readonly KernelClients _clients = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private KernelProcess _process;
    private Task _pump;
    private MessageHeader? _lastRequest;

    private RunningKernel(string name, KernelStart start, KernelProcess process)
    {
        Name = name;
        _start = start;
        _process = process;
        _pump = PumpAsync(process);
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; }

    /// <summary>starting, idle, busy, restarting or dead.</summary>
    public string State { get; private set; } = "starting";

    public DateTime LastActivity { get; private set; } = DateTime.UtcNow;

    /// <summary>The process behind it now.</summary>
    public int ProcessId => _process.ProcessId;

    public static async Task<RunningKernel> StartAsync(string name, KernelStart start) =>
        new(name, start, await KernelProcess.StartAsync(start));

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["last_activity"] = ApiResults.Time(LastActivity),
        ["execution_state"] = State,
        ["connections"] = _clients.Connected,
    };

    /// <summary>Serves one web socket until it closes.</summary>
    public async Task ConnectAsync(WebSocket socket, string session, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, _ending.Token);
        await _clients.Welcome(session).RelayAsync(socket, ReceiveAsync, ending.Token);
    }

    /// <summary>Interrupts the running cell; returns when it has ended, or the process has.</summary>
    public Task InterruptAsync(CancellationToken cancellation) => _process.InterruptAsync(cancellation);

    /// <summary>A new process, with nothing of the old one's state.</summary>
    public async Task RestartAsync()
    {
        await _changing.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, this);
            Publish(null, "status", new JsonObject { ["execution_state"] = "restarting" });
            await EndProcessAsync();
            State = "starting";
            _process = await KernelProcess.StartAsync(_start);
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

    private Task ReceiveAsync(JupyterMessage message)
    {
        LastActivity = DateTime.UtcNow;
        if (State != "dead")
            return _process.SendAsync(message);

        // A client that comes back may have missed the notice.
        Publish(message.Header, "status", new JsonObject { ["execution_state"] = "dead" });
        return Task.CompletedTask;
    }

    private async Task PumpAsync(KernelProcess process)
    {
        await foreach (var message in process.Messages.ReadAllAsync())
        {
            LastActivity = DateTime.UtcNow;
            if (message.Type == "status" && message.Content.Text("execution_state") is { } state && State != "restarting")
                State = state;
            if (message.Type == "execute_input")
                _lastRequest = message.ParentHeader;
            _clients.Publish(message);
        }

        if (State == "restarting")
            return;

        State = "dead";
        var exitCode = await process.Exited;
        Publish(_lastRequest, "cahier_exit", new JsonObject { ["exitCode"] = exitCode, ["reason"] = process.ExitReason });
        Publish(null, "status", new JsonObject { ["execution_state"] = "dead" });
    }

    private void Publish(MessageHeader? parent, string type, JsonObject content) =>
        _clients.Publish(new JupyterMessage("iopub", MessageHeader.New(type, Id), parent, [], content));
}
