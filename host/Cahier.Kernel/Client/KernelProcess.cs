using System.Diagnostics;
using System.Threading.Channels;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Client;

/// <summary>A kernel in a process of its own, spoken to over its stdin and stdout.</summary>
public sealed class KernelProcess : IAsyncDisposable
{
    // Longer than the kernel's own stages of interruption (see CellThread): this is for a kernel that answers nothing at all.
    private static readonly TimeSpan _unansweredInterrupt = TimeSpan.FromSeconds(6);

    // A message holds 64 KB of text, or one display.
    private const int MostUnread = 512;

    private readonly Process _process;
    private readonly MessageWriter _writer;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly StderrTail _stderr;
    private readonly RunningCells _running = new();
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pump;

    // Bounded: a reader that lags makes the kernel wait rather than this process grow.
    private readonly Channel<JupyterMessage> _messages = Channel.CreateBounded<JupyterMessage>(
        new BoundedChannelOptions(MostUnread) { SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource _disposing = new();
    private volatile bool _shutdownAsked;
    private volatile bool _killed;
    private NotebookLanguage _language;

    private KernelProcess(Process process, NotebookLanguage language)
    {
        _process = process;
        _language = language;
        _writer = new MessageWriter(process.StandardInput.BaseStream);
        _stderr = new StderrTail(process.StandardError);
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>This client's session id, for the messages it makes itself.</summary>
    public string Session { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The process's id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the kernel says, in order. Completes when the process has ended and everything was read.</summary>
    public ChannelReader<JupyterMessage> Messages => _messages.Reader;

    /// <summary>The exit code, once the process has ended.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Why the process ended, for the reader, in the notebook's language; null while it runs.</summary>
    public string? ExitReason { get; private set; }

    /// <summary>True when the process ended because it was asked to.</summary>
    public bool ExitExpected => _shutdownAsked && !_killed;

    /// <summary>The last few kilobytes that the process wrote to stderr: native prints, the runtime's last words.</summary>
    public string StandardError => _stderr.Text;

    /// <summary>Starts a kernel. Requests may be sent at once; they wait in the pipe until it is ready.</summary>
    /// <exception cref="FileNotFoundException">There is no dotnet command.</exception>
    public static Task<KernelProcess> StartAsync(KernelStart options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        return Task.Run(
            () =>
            {
                var process = Process.Start(KernelCommandLine.For(options)) ?? throw new InvalidOperationException("The kernel's process did not start.");
                return new KernelProcess(process, NotebookLanguages.FromCode(options.Language));
            },
            cancellation);
    }

    /// <summary>Sends a message. One to a kernel that has ended is dropped: <see cref="Exited"/> tells.</summary>
    public async Task SendAsync(JupyterMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        _shutdownAsked |= message.Type == "shutdown_request";
        _running.NoticeRequest(message);
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // A pipe's write blocks when the kernel does not read; that must not hold a thread of the caller's.
            await Task.Run(() => _writer.Write(message), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>
    /// Interrupts the cell that runs. Returns when the cell has ended, or the process: the kernel ends itself when the cell cannot be stopped,
    /// and is killed here when it does not even answer.
    /// </summary>
    public async Task InterruptAsync(CancellationToken cancellation = default)
    {
        var idle = _running.WhenIdle();
        await SendAsync(JupyterMessage.Request("control", "interrupt_request", [], Session), cancellation).ConfigureAwait(false);
        var deadline = Stopwatch.StartNew();
        while (await Task.WhenAny(idle, Exited, Task.Delay(100, cancellation)).ConfigureAwait(false) is var first && first != idle && first != Exited)
        {
            cancellation.ThrowIfCancellationRequested();

            // Messages that nobody reads here keep the pump from seeing the cell's end: then the kernel is not at fault.
            if (deadline.Elapsed > _unansweredInterrupt && _messages.Reader.Count < MostUnread)
            {
                _killed = true;
                Kill();
                return;
            }
        }
    }

    /// <summary>Ends the process and all it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Ends the process, kindly and then by force, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposing.IsCancellationRequested)
        {
            return;
        }

        _shutdownAsked = true;
        await _disposing.CancelAsync().ConfigureAwait(false);
        Kill();
        await _pump.ConfigureAwait(false);
        _process.Dispose();
        _sending.Dispose();
        _disposing.Dispose();
    }

    private async Task PumpAsync()
    {
        var reader = new MessageReader(_process.StandardOutput.BaseStream);
        try
        {
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } message)
            {
                Notice(message);
                await _messages.Writer.WriteAsync(message, _disposing.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
        }

        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _stderr.FinishAsync().ConfigureAwait(false);
        var exit = new KernelExit(_process.ExitCode, StandardError) { Expected = ExitExpected, Killed = _killed, Interrupting = _running.Interrupting };
        ExitReason = exit.Reason.In(_language);
        _exited.TrySetResult(_process.ExitCode);
        _messages.Writer.TryComplete();
    }

    private void Notice(JupyterMessage message)
    {
        _running.Notice(message);
        if (message.Type == "execute_reply" && message.Content["cahier"]?["language"] is { } language)
        {
            _language = NotebookLanguages.FromCode(language.GetValue<string>());
        }
    }
}
