using System.Globalization;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>Debian's JupyterHub, with the kernel installed where all its users find it.</summary>
public class JupyterHubTests
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task Two_users_have_a_kernel_each()
    {
        using var home = new TemporaryFolder();
        var install = await InstalledKernel.RunAsync(home.Root, "install", "--prefix", home["prefix"]);
        Assert.Equal((0, ""), (install.ExitCode, install.Error));

        var (port, hub, proxy) = (JupyterProcess.FreePort(), JupyterProcess.FreePort(), JupyterProcess.FreePort());
        var start = PythonScript.StartInfo(home.Root, "-m", "jupyterhub", "-f", Path.Combine(PythonScript.Folder, "jupyterhub_config.py"));
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["HUB_PORT"] = hub.ToString(CultureInfo.InvariantCulture);
        start.Environment["PROXY_PORT"] = proxy.ToString(CultureInfo.InvariantCulture);
        start.Environment["PASSWORD"] = Password;
        // Debian's proxy is a package of Debian's Node; another node that is first on PATH does not look there.
        start.Environment["NODE_PATH"] = "/usr/share/nodejs";
        await using var jupyter = await JupyterProcess.StartAsync(start, port, "hub/api");

        var run = await PythonScript.RunAsync(home.Root, TimeSpan.FromMinutes(3), "hub_users.py", jupyter.Address.ToString(), Password);

        Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}\n{jupyter.Log}");
        Assert.StartsWith("two users, two kernels:", run.Output, StringComparison.Ordinal);
    }
}
