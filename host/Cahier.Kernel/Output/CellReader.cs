using Cahier.Kernel.Session;

namespace Cahier.Kernel.Output;

/// <summary>What <c>Console.In</c> is in a kernel: the reader of the notebook is asked for a line, and its characters are there until they are read.</summary>
internal sealed class CellReader : TextReader
{
    private const int End = -1;

    private string _line = "";
    private int _next;

    public override int Peek() => Fill() ? _line[_next] : End;

    public override int Read() => Fill() ? _line[_next++] : End;

    public override string? ReadLine()
    {
        if (!Fill())
        {
            return null;
        }

        var rest = _line[_next..^1];
        _next = _line.Length;
        return rest;
    }

    // As a terminal does: what there is of the line, not the whole buffer.
    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0 || !Fill())
        {
            return 0;
        }

        var taken = Math.Min(count, _line.Length - _next);
        _line.CopyTo(_next, buffer, index, taken);
        _next += taken;
        return taken;
    }

    private bool Fill()
    {
        if (_next < _line.Length)
        {
            return true;
        }

        if (CellContext.CurrentOrLast is not { } cell || cell.Output.ReadLine(cell) is not { } line)
        {
            return false;
        }

        _line = line + "\n";
        _next = 0;
        return true;
    }
}
