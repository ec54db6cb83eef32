using System.Diagnostics;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>What JupyterLab and VS Code are built on, against our server.</summary>
public class LabServicesTests
{
    [Theory]
    [InlineData("v1")]
    [InlineData("default")]
    public async Task A_session_of_jupyterlab_services_goes_through_from_start_to_shutdown(string protocol)
    {
        Assert.True(
            Directory.Exists(Path.Combine(PythonScript.Folder, "node_modules")), $"@jupyterlab/services is not installed: npm ci in {PythonScript.Folder}");
        await using var served = await ServedCourse.StartAsync();
        var start = new ProcessStartInfo(
            "node", [Path.Combine(PythonScript.Folder, "lab-session.mjs"), served.Server.Address.ToString(), served.Token, SampleCourse.EnglishName, protocol])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        var run = await CahierProcess.RunAsync(start);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal("all as it should be", run.Output.Trim());
    }
}
