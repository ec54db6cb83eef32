using System.Text.RegularExpressions;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

public class PythonScriptTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Python_has_the_clients_and_lives_in_a_home_of_its_own()
    {
        using var home = new TemporaryFolder();

        var run = await PythonScript.RunAsync(home.Root, _limit, "-c", "import jupyter_client, jupyter_core.paths as p; print(p.jupyter_data_dir()); print(p.jupyter_path()[0])");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.All(run.Output.Trim().Split('\n'), path => Assert.StartsWith(home.Root, path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_that_does_not_end_is_ended_with_what_it_said()
    {
        using var home = new TemporaryFolder();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            PythonScript.RunAsync(home.Root, TimeSpan.FromSeconds(1), "-c", "import time; print('I wait', flush=True); time.sleep(60)"));

        Assert.Matches(new Regex("did not end within 1 s.*I wait", RegexOptions.Singleline), failure.Message);
    }
}
