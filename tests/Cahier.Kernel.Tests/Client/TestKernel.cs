using System.Text.Json.Nodes;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.Tests.Client;

/// <summary>A kernel process and the folder its notebook would lie in.</summary>
public class TestKernel : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private KernelProcess? _process;

    protected virtual string Language => "en";

    protected virtual IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>();

    private int? MemoryLimit { get; init; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cahier-test-é ").FullName;

    public KernelProcess Process => _process ?? throw new InvalidOperationException("Not started.");

    public static async Task<TestKernel> StartAsync(int? memoryLimit = null)
    {
        var kernel = new TestKernel { MemoryLimit = memoryLimit };
        await kernel.InitializeAsync();
        return kernel;
    }

    public async ValueTask InitializeAsync() =>
        _process = await KernelProcess.StartAsync(new KernelStart { WorkingDirectory = Folder, Language = Language, MemoryLimit = MemoryLimit, Environment = Environment });

    /// <summary>Runs a cell and waits for its end, or for the process's.</summary>
    public async Task<CellRun> RunAsync(string code, int? number = null, Func<JupyterMessage, Task>? onMessage = null)
    {
        var id = await SendAsync("execute_request", new() { ["code"] = code }, number is { } n ? new() { ["cahier"] = new JsonObject { ["cellNumber"] = n } } : null);
        return await FollowAsync(id, onMessage);
    }

    /// <summary>Asks something else and waits for the reply.</summary>
    public async Task<JupyterMessage> AskAsync(string type, JsonObject content, string channel = "shell")
    {
        var id = await SendAsync(type, content, channel: channel);
        return (await FollowAsync(id)).Reply!;
    }

    public async Task<string> SendAsync(string type, JsonObject content, JsonObject? metadata = null, string channel = "shell")
    {
        var request = JupyterMessage.Request(channel, type, content, Process.Session, metadata);
        await Process.SendAsync(request);
        return request.Header.MsgId;
    }

    public async Task<CellRun> FollowAsync(string id, Func<JupyterMessage, Task>? onMessage = null)
    {
        var run = new CellRun();
        using var patience = new CancellationTokenSource(_patience);
        while (await Process.Messages.WaitToReadAsync(patience.Token))
        {
            while (Process.Messages.TryRead(out var message))
            {
                if (message.ParentId != id)
                {
                    continue;
                }

                run.Messages.Add(message);
                if (onMessage is not null)
                {
                    await onMessage(message);
                }

                if (message.Type == "status" && message.Content["execution_state"]!.GetValue<string>() == "idle")
                {
                    return run;
                }
            }
        }

        return run;
    }

    /// <summary>Waits until <paramref name="text"/> was printed: the cell is where the test wants it.</summary>
    public static Func<JupyterMessage, Task> When(string text, Func<Task> action) => async message =>
    {
        if (message.Type == "stream" && message.Content["text"]!.GetValue<string>().Contains(text, StringComparison.Ordinal))
        {
            await action();
        }
    };

    public virtual async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same kernel, French.</summary>
public sealed class FrenchTestKernel : TestKernel
{
    protected override string Language => "fr";
}

/// <summary>What a cell said.</summary>
public sealed class CellRun
{
    public List<JupyterMessage> Messages { get; } = [];

    public JupyterMessage? Reply => Messages.Find(message => message.Type.EndsWith("_reply", StringComparison.Ordinal));

    public JsonObject? Error => Messages.Find(message => message.Type == "error")?.Content;

    public string? ErrorName => Error?["ename"]!.GetValue<string>();

    public string Stdout => Stream("stdout");

    public string Stderr => Stream("stderr");

    /// <summary>The last expression's plain text.</summary>
    public string? Result => Data("execute_result")?["text/plain"]!.GetValue<string>();

    public JsonObject? Data(string type) => Messages.Find(message => message.Type == type)?.Content["data"] as JsonObject;

    public string Traceback => string.Join('\n', Error!["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));

    public JsonObject Span => Error!["cahier"]!["spans"]!.AsArray()[0]!.AsObject();

    private string Stream(string name) => string.Concat(Messages
        .Where(message => message.Type == "stream" && message.Content["name"]!.GetValue<string>() == name)
        .Select(message => message.Content["text"]!.GetValue<string>()));
}

/// <summary>Tests that share kernels, one after the other.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's own word.
public sealed class KernelCollection : ICollectionFixture<TestKernel>, ICollectionFixture<FrenchTestKernel>
#pragma warning restore CA1711
{
    public const string Name = "shared kernels";
}
