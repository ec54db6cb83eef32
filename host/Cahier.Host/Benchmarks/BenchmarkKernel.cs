using System.Diagnostics;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Benchmarks;

/// <summary>A kernel that is measured: asked one thing after the other.</summary>
internal sealed class BenchmarkKernel : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly KernelProcess _process;

    private BenchmarkKernel(KernelProcess process) => _process = process;

    public static async Task<BenchmarkKernel> StartAsync(CancellationToken cancellation) =>
        new(await KernelProcess.StartAsync(new KernelStart { WorkingDirectory = Path.GetTempPath() }, cancellation));

    /// <summary>Megabytes of physical memory.</summary>
    public double Memory
    {
        get
        {
            using var process = Process.GetProcessById(_process.ProcessId);
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Runs a cell; milliseconds until its last message.</summary>
    /// <exception cref="InvalidOperationException">The cell failed, or its process ended.</exception>
    public async Task<double> RunAsync(string code, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var error = await FollowAsync(Request("execute_request", code), null, cancellation);
        return error is null ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{code}: {error}");
    }

    /// <summary>Asks how some code could go on; milliseconds until the answer.</summary>
    public async Task<double> CompleteAsync(string code, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await FollowAsync(Request("complete_request", code), null, cancellation);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Runs a cell that does not end, and interrupts it a little later; milliseconds from then until its last message.</summary>
    /// <returns>The time, and how it ended: the error's name, or the reason of the process's end.</returns>
    public async Task<(double Milliseconds, string Outcome)> InterruptAsync(string code, CancellationToken cancellation)
    {
        var clock = new Stopwatch();
        var outcome = await FollowAsync(
            Request("execute_request", "Console.WriteLine(\"started\"); Console.Out.Flush();\n" + code),
            async () =>
            {
                await Task.Delay(100, cancellation);
                clock.Start();
                await _process.SendAsync(JupyterMessage.Request("control", "interrupt_request", [], _process.Session), cancellation);
            },
            cancellation);
        return (clock.Elapsed.TotalMilliseconds, outcome ?? "not interrupted");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private JupyterMessage Request(string type, string code) => JupyterMessage.Request(
        "shell", type, new JsonObject { ["code"] = code, ["cursor_pos"] = code.Length }, _process.Session);

    /// <returns>What went wrong; null when nothing did.</returns>
    private async Task<string?> FollowAsync(JupyterMessage request, Func<Task>? whenPrinted, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        await _process.SendAsync(request, patience.Token);
        string? error = null;
        while (await _process.Messages.WaitToReadAsync(patience.Token))
        {
            while (_process.Messages.TryRead(out var message))
            {
                if (message.ParentId != request.Header.MsgId)
                    continue;
                if (message.Type == "error")
                    error = message.Content.Text("ename");
                if (message.Type == "stream" && whenPrinted is not null)
                {
                    await whenPrinted();
                    whenPrinted = null;
                }

                if (message.Type == "status" && message.Content.Text("execution_state") == "idle")
                    return error;
            }
        }

        await _process.Exited;
        return _process.ExitReason;
    }
}
