using System.Text.RegularExpressions;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

public class KernelTestTests
{
    [Fact]
    public async Task The_Jupyter_projects_own_kernel_test_passes_and_leaves_out_the_pager_only()
    {
        using var home = new TemporaryFolder();
        await InstalledKernel.InstallAsync(home.Root);

        var run = await PythonScript.RunAsync(home.Root, TimeSpan.FromMinutes(2), "kernel_test.py");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["test_pager"], Regex.Matches(run.Error, @"^(test_\w+) .*skipped", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
        Assert.EndsWith("OK (skipped=1)", run.Error.Trim(), StringComparison.Ordinal);
    }
}
