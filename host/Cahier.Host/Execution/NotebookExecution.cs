using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;

namespace Cahier.Host.Execution;

/// <summary>Runs a notebook's code cells in order, in a process of their own, and keeps what they put out.</summary>
internal sealed class NotebookExecution
{
    /// <summary>A cell with this tag may fail without failing the notebook, as with nbconvert: a lesson shows a mistake on purpose.</summary>
    private const string MayFail = "raises-exception";

    private readonly OutputRecorder _recorder = new();
    private readonly KernelProcess _kernel;
    private readonly ProcessorClock _clock;
    private readonly TimeSpan _timeout;

    private NotebookExecution(KernelProcess kernel, TimeSpan timeout)
    {
        _kernel = kernel;
        _timeout = timeout;
        _clock = new ProcessorClock(kernel.ProcessId);
    }

    /// <summary>Runs a copy of <paramref name="notebook"/> from a clean state, up to the first cell that fails.</summary>
    /// <param name="notebook">What to run; its own folder is the working directory.</param>
    /// <param name="timeout">For each cell: then it is interrupted, and the kernel ended when that does not help.</param>
    /// <param name="memoryLimit">Megabytes that cells may hold; null: no limit.</param>
    /// <param name="progress">Told of each cell that has ended.</param>
    /// <param name="cancellation">Ends the kernel.</param>
    public static async Task<NotebookResult> RunAsync(
        Notebook notebook, TimeSpan timeout, int? memoryLimit, Action<CellResult> progress, CancellationToken cancellation)
    {
        var copy = notebook.Copy();
        ExecutedCopy.Prepare(copy);
        var watch = Stopwatch.StartNew();
        await using var kernel = await KernelProcess.StartAsync(
            new KernelStart
            {
                WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!,
                Language = notebook.Lesson.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                MemoryLimit = memoryLimit,
            },
            cancellation);
        var execution = new NotebookExecution(kernel, timeout);
        var cells = new List<CellResult>();
        foreach (var cell in copy.CodeCells)
        {
            var result = await execution.RunAsync(cell, cancellation);
            cells.Add(result);
            ExecutedCopy.NoteTimes(cell.Json, result.WallSeconds, result.CpuSeconds);
            progress(result);
            if (result.Failure is not null)
                break;
        }

        var notebookResult = new NotebookResult(copy, cells, watch.Elapsed.TotalSeconds, execution._clock.Seconds);
        ExecutedCopy.NoteTimes(copy.Json, notebookResult.WallSeconds, notebookResult.CpuSeconds);
        return notebookResult;
    }

    private async Task<CellResult> RunAsync(NotebookCell cell, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var before = _clock.Seconds;
        var request = ExecuteRequest(cell);
        _recorder.Begin(cell);
        await _kernel.SendAsync(request, cancellation);
        var failure = await FollowAsync(cell, request, cancellation);
        _recorder.End();
        if (failure is not null && cell.HasTag(MayFail) && failure.Kind is not (CellFailureKind.Timeout or CellFailureKind.KernelDied))
            failure = null;
        return new CellResult(cell, watch.Elapsed.TotalSeconds, Math.Max(0, _clock.Seconds - before), failure);
    }

    /// <summary>Records the request's messages until the kernel is idle again and has replied, or has ended.</summary>
    private async Task<CellFailure?> FollowAsync(NotebookCell cell, JupyterMessage request, CancellationToken cancellation)
    {
        CellFailure? failure = null;
        var (replied, idle) = (false, false);
        var timeout = Task.Delay(_timeout, cancellation);
        Task? interrupting = null;
        while (!(replied && idle))
        {
            var next = _kernel.Messages.WaitToReadAsync(cancellation).AsTask();
            if (interrupting is null && await Task.WhenAny(next, timeout) == timeout)
            {
                cancellation.ThrowIfCancellationRequested();
                // Not awaited here: it ends when the messages below say that the cell has ended.
                interrupting = _kernel.InterruptAsync(cancellation);
            }

            if (!await next)
                return Died(interrupting is not null);

            while (_kernel.Messages.TryRead(out var message))
            {
                if (message.ParentId != request.Header.MsgId)
                    continue;

                replied |= message.Type == "execute_reply";
                idle |= message.Type == "status" && message.Content.Text("execution_state") == "idle";
                if (message.Type == "execute_input")
                    cell.Json["execution_count"] = message.Content.Integer("execution_count");
                if (message.Type == "error")
                    failure ??= FailureOf(message.Content);
                _recorder.Record(message);
            }
        }

        if (interrupting is null)
            return failure;
        await interrupting;
        return TimedOut("interrupted");
    }

    private CellFailure Died(bool timedOut)
    {
        var reason = _kernel.ExitReason ?? "";
        _recorder.AddError(CellFailureKind.KernelDied, reason, [reason]);
        return timedOut ? TimedOut("the kernel had to be ended") : new CellFailure(null, CellFailureKind.KernelDied, reason);
    }

    private CellFailure TimedOut(string how) =>
        new(null, CellFailureKind.Timeout, string.Create(CultureInfo.InvariantCulture, $"still running after {_timeout.TotalSeconds:0.###} s: {how}."));

    private static CellFailure FailureOf(JsonObject error)
    {
        var spans = error.Object("cahier").Array("spans");
        return new CellFailure(spans?.FirstOrDefault().Integer("line"), error.Text("ename") ?? "Error", error.Text("evalue") ?? "");
    }

    private JupyterMessage ExecuteRequest(NotebookCell cell) => JupyterMessage.Request(
        "shell",
        "execute_request",
        new JsonObject
        {
            ["code"] = cell.Source,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        },
        _kernel.Session,
        new JsonObject { ["cahier"] = new JsonObject { ["cellId"] = cell.Id, ["cellNumber"] = cell.Number } });
}
