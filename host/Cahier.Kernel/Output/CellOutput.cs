using System.Text;
using Cahier.Kernel.Display;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Output;

/// <summary>
/// One cell's outputs in order: text is gathered for 50 ms or 64 KB, and goes out before whatever follows it.
/// A cell that has ended still has its output: a task that it left running writes there.
/// </summary>
internal sealed class CellOutput(ICellSink sink)
{
    private const int FlushMilliseconds = 50;
    private const int FlushLength = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private string _name = "stdout";
    private bool _flushDue;

    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            if (_name != name)
            {
                FlushLocked(whole: true);
                _name = name;
            }

            // A line of 50 MB goes out as any other 50 MB do: in pieces, and no faster than they are read.
            while (!text.IsEmpty)
            {
                var piece = text[..Math.Min(text.Length, FlushLength - _text.Length)];
                _text.Append(piece);
                text = text[piece.Length..];
                if (_text.Length >= FlushLength)
                {
                    FlushLocked(whole: false);
                }
            }

            if (!_flushDue && _text.Length > 0)
            {
                // The delay's own timer holds on to this object; nothing else may, when a task wrote its last word.
                _flushDue = true;
                _ = Task.Delay(FlushMilliseconds).ContinueWith(_ => Flush(), TaskScheduler.Default);
            }
        }
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
            sink.Display(bundle, displayId);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
            sink.Update(bundle, displayId);
        }
    }

    public void Result(MimeBundle bundle)
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
            sink.Result(bundle);
        }
    }

    public void Error(CellError error)
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
            sink.Error(error);
        }
    }

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
            sink.Clear(wait);
        }
    }

    /// <summary>Asks the reader for a line. A line that was begun and is not out yet is the question, as in <c>Console.Write("Name? ")</c>.</summary>
    public string? ReadLine(CellContext cell)
    {
        string prompt;
        lock (_gate)
        {
            var text = _text.ToString();
            prompt = _name == "stdout" ? text[(text.LastIndexOf('\n') + 1)..] : "";
            _text.Remove(_text.Length - prompt.Length, prompt.Length);
            FlushLocked(whole: true);
        }

        return sink.ReadLine(prompt, cell);
    }

    public void Flush()
    {
        lock (_gate)
        {
            FlushLocked(whole: true);
        }
    }

    // The half of a pair of surrogates (an emoji is two chars) waits for its other half, unless something else comes first.
    private void FlushLocked(bool whole)
    {
        _flushDue = false;
        var held = !whole && _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? 1 : 0;
        if (_text.Length > held)
        {
            var text = _text.ToString(0, _text.Length - held);
            _text.Remove(0, text.Length);
            sink.Stream(_name, text);
        }
    }
}
