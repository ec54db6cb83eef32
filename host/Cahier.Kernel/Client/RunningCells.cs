using Cahier.Kernel.Messages;

namespace Cahier.Kernel.Client;

/// <summary>Whether a cell runs, as told by the kernel's <c>execute_input</c> and <c>status</c> messages.</summary>
internal sealed class RunningCells
{
    private readonly Lock _gate = new();
    private string? _busyWith;
    private TaskCompletionSource? _idle;
    private bool _interrupting;

    /// <summary>The cell that runs was asked to stop and has not ended yet.</summary>
    public bool Interrupting
    {
        get
        {
            lock (_gate)
            {
                return _interrupting && _busyWith is not null;
            }
        }
    }

    /// <summary>Ends when the cell that runs now has ended; at once when none does.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            return _busyWith is null
                ? Task.CompletedTask
                : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>What a client asks.</summary>
    public void NoticeRequest(JupyterMessage message)
    {
        if (message.Type == "interrupt_request")
        {
            lock (_gate)
            {
                _interrupting = true;
            }
        }
    }

    /// <summary>What the kernel says.</summary>
    public void Notice(JupyterMessage message)
    {
        if (message.Type != "status" || message.ParentHeader is not { MsgType: "execute_request" } request)
        {
            return;
        }

        lock (_gate)
        {
            if (message.Content.Text("execution_state") == "busy")
            {
                _busyWith = request.MsgId;
                _interrupting = false;
            }
            else if (_busyWith == request.MsgId)
            {
                _busyWith = null;
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }
}
