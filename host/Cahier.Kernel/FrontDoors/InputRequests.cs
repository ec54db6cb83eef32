using Cahier.Kernel.Messages;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.FrontDoors;

/// <summary>Questions to the client whose cell runs, and its answers.</summary>
internal sealed class InputRequests(string id, Action<JupyterMessage> send)
{
    // What jupyter console sends for Ctrl+D.
    private const string EndOfInput = "\u0004";
    private const int LookMilliseconds = 100;

    private readonly object _gate = new();
    private JupyterMessage? _asked;
    private JupyterMessage? _answer;

    /// <summary>Asks for a line and waits for it, or until the cell is interrupted.</summary>
    /// <param name="request">The cell's request: its client is asked.</param>
    /// <param name="prompt">The question.</param>
    /// <param name="cell">Who asks.</param>
    /// <returns>Null at the end of the input.</returns>
    /// <exception cref="InvalidOperationException">That client answers no questions.</exception>
    public string? Ask(JupyterMessage request, string prompt, CellContext cell)
    {
        if (!request.Content.Flag("allow_stdin", otherwise: false))
        {
            throw new InvalidOperationException(KernelTexts.NobodyToAsk.In(cell.Language));
        }

        var question = request.Answer("stdin", "input_request", new() { ["prompt"] = prompt, ["password"] = false }, id);
        lock (_gate)
        {
            _asked = question;
            _answer = null;
            send(question);
            try
            {
                // The cell's own thread is interrupted in its wait; a task of the cell, on any thread, has to look.
                while (_answer is null)
                {
                    Monitor.Wait(_gate, LookMilliseconds);
                    if (cell.Interrupted)
                    {
                        throw new CellInterruptedException();
                    }
                }

                return _answer.Content.Text("value") is { } value && value != EndOfInput ? value : null;
            }
            finally
            {
                _asked = null;
            }
        }
    }

    /// <summary>Takes an answer. One to no question, or to an earlier one, is dropped.</summary>
    public void Receive(JupyterMessage answer)
    {
        lock (_gate)
        {
            // Clients need not say what they answer; then it is what was asked.
            if (_asked is not null && (answer.ParentId is null or "" || answer.ParentId == _asked.Header.MsgId))
            {
                _answer = answer;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
