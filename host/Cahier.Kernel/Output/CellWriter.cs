using System.Text;
using Cahier.Kernel.Session;

namespace Cahier.Kernel.Output;

/// <summary>What <c>Console.Out</c> and <c>Console.Error</c> are in a kernel: text goes to the cell whose code writes it.</summary>
internal sealed class CellWriter(string name) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private const int LongLine = 1 << 20;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Routes the process's console to cells, from now on.</summary>
    public static void Install()
    {
        Console.SetOut(new CellWriter("stdout"));
        Console.SetError(new CellWriter("stderr"));
        Console.SetIn(new CellReader());
    }

    public override void Write(char value) => CellContext.CurrentOrLast?.Output.Write(name, [value]);

    public override void Write(string? value) => CellContext.CurrentOrLast?.Output.Write(name, value);

    public override void Write(ReadOnlySpan<char> buffer) => CellContext.CurrentOrLast?.Output.Write(name, buffer);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // A line is one piece of the output, whoever else writes meanwhile; only an immense one is not copied for that.
    public override void WriteLine(string? value)
    {
        if (value?.Length > LongLine)
        {
            Write(value);
            Write('\n');
        }
        else
        {
            Write(value + '\n');
        }
    }

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    // The same text on every machine.
    public override string NewLine => "\n";
}
