using Cahier.Host.Execution;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Execution;

public class RunProgressTests
{
    [Fact]
    public void On_a_terminal_each_notebook_that_runs_has_a_line_that_counts_its_cells_and_gives_way_to_its_result()
    {
        var output = new StringWriter { NewLine = "\n" };
        var progress = new RunProgress(output, width: 40);
        var (first, second) = (Notebook("a.ipynb"), Notebook("b-" + new string('x', 60) + ".ipynb"));

        progress.Begin(first);
        progress.Begin(second);
        progress.Count(first);
        output.GetStringBuilder().Clear();
        progress.End(new NotebookResult(first, [], 1.5, 2.5));

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("\u001b[2F\u001b[J", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("a.ipynb: passed, 0/1 cells, 1.5 s, 2.5 s CPU", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("…", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("xxx.ipynb: 0/1 cells", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines[1].Length, 30, 39);
    }

    [Fact]
    public void Elsewhere_only_results_are_told()
    {
        var output = new StringWriter();
        var progress = new RunProgress(output, width: null);
        var notebook = Notebook("a.ipynb");

        progress.Begin(notebook);
        progress.Count(notebook);
        Assert.Equal("", output.ToString());
        progress.End(new NotebookResult(notebook, [], 1, 1));

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.Single(output.ToString().ReplaceLineEndings("\n").Trim().Split('\n'));
    }

    private static Notebook Notebook(string path) =>
        NotebookFile.Parse(SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("one", "1"))), path);
}
