using System.Globalization;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Execution;

/// <summary>
/// What is told while notebooks run, several at once: a line for each that has ended, and on a terminal, below these, a line for each that runs,
/// which counts its cells.
/// </summary>
/// <param name="output">Where to; stderr, so that the result on stdout stands alone.</param>
/// <param name="width">The terminal's width in characters; null where the output is no terminal.</param>
internal sealed class RunProgress(TextWriter output, int? width)
{
    private readonly Lock _gate = new();
    private readonly List<Running> _running = [];
    private int _drawn;

    /// <summary>For the console's stderr.</summary>
    public static RunProgress OnConsole() =>
        new(Console.Error, Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" ? null : Width());

    /// <summary>A notebook begins.</summary>
    public void Begin(Notebook notebook)
    {
        lock (_gate)
        {
            _running.Add(new Running(notebook.Path, notebook.CodeCells.Count()));
            Draw([]);
        }
    }

    /// <summary>One of its cells has ended.</summary>
    public void Count(Notebook notebook)
    {
        lock (_gate)
        {
            _running.Find(line => line.Path == notebook.Path)!.Done++;
            Draw([]);
        }
    }

    /// <summary>It has ended.</summary>
    public void End(NotebookResult result)
    {
        var verdict = result.Failed is null ? "passed" : "FAILED";
        var cells = result.Cells.Count;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Notebook.Path}: {verdict}, {cells}/{result.Notebook.CodeCells.Count()} cells, {result.WallSeconds:0.0} s, {result.CpuSeconds:0.0} s CPU");
        lock (_gate)
        {
            _running.RemoveAll(running => running.Path == result.Notebook.Path);
            Draw(result.FailureLine is { } failure ? [failure, line] : [line]);
        }
    }

    private void Draw(IReadOnlyList<string> lines)
    {
        if (width is not { } columns)
        {
            foreach (var line in lines)
                output.WriteLine(line);
            return;
        }

        // In one piece, or the terminal flickers.
        var text = new StringWriter();
        if (_drawn > 0)
            text.Write(string.Create(CultureInfo.InvariantCulture, $"\u001b[{_drawn}F\u001b[J"));      // up by that many lines; clear all below
        foreach (var line in lines)
            text.WriteLine(line);
        foreach (var running in _running)
        {
            // A line that wraps would count as two.
            var line = $"{running.Path}: {running.Done}/{running.Cells} cells";
            text.WriteLine(line.Length < columns ? line : "…" + line[^(columns - 2)..]);
        }

        _drawn = _running.Count;
        output.Write(text.ToString());
        output.Flush();
    }

    private static int Width()
    {
        try
        {
            return Console.BufferWidth > 20 ? Console.BufferWidth : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private sealed class Running(string path, int cells)
    {
        public string Path { get; } = path;

        public int Cells { get; } = cells;

        public int Done { get; set; }
    }
}
