using System.Text.Json.Nodes;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>A whole lesson under the programs that run notebooks without a reader, by the kernel name that its file asks for.</summary>
[Collection(WholeMachine.Name)]
public class WholeLessonTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Nbconvert_runs_the_French_lesson()
    {
        using var home = new TemporaryFolder();
        await InstalledKernel.InstallAsync(home.Root);

        var run = await PythonScript.RunAsync(
            home.Root, _limit, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300", "--output-dir", home.Root, Lesson("fr"));

        Assert.True(run.ExitCode == 0, run.Error);
        IsExecuted(home[Path.GetFileName(Lesson("fr"))]);
    }

    [Fact]
    public async Task Nbclient_runs_the_English_lesson()
    {
        using var home = new TemporaryFolder();
        await InstalledKernel.InstallAsync(home.Root);

        var run = await PythonScript.RunAsync(home.Root, _limit, "run_with_nbclient.py", Lesson("en"), home["executed.ipynb"]);

        Assert.True(run.ExitCode == 0, run.Error);
        IsExecuted(home["executed.ipynb"]);
    }

    private static string Lesson(string language) =>
        Directory.GetFiles(Path.Combine(Repository.Course.Root, "notebooks", language), "14-*.ipynb").Single();

    private static void IsExecuted(string notebook)
    {
        var cells = JsonNode.Parse(File.ReadAllText(notebook))!["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").ToList();
        Assert.All(cells, cell => Assert.NotNull(cell!["execution_count"]));
        var outputs = cells.SelectMany(cell => cell!["outputs"]!.AsArray()).ToList();
        Assert.DoesNotContain(outputs, output => (string?)output!["output_type"] == "error");
        Assert.Contains(outputs, output => output!["data"]?["text/html"] is not null);
    }
}
