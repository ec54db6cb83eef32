using System.Globalization;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>Jupyter's own servers with our server behind them: <c>jupyter notebook --gateway-url</c> and <c>jupyter server --gateway-url</c>.</summary>
public class GatewayTests
{
    [Theory]
    [InlineData("jupyter_server", 50)]
    [InlineData("notebook", 5)]
    public async Task No_reply_is_lost_in_many_starts_in_a_row(string server, int starts)
    {
        await using var served = await ServedCourse.StartAsync();
        using var home = new TemporaryFolder();
        await using var jupyter = await JupyterProcess.StartServerAsync(home.Root, server, served);

        var run = await PythonScript.RunAsync(
            home.Root, TimeSpan.FromMinutes(4), "gateway_starts.py", jupyter.Address.ToString(), JupyterProcess.Token, starts.ToString(CultureInfo.InvariantCulture));

        Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}\n{jupyter.Log}");
        TestContext.Current.TestOutputHelper!.WriteLine(run.Output);
    }
}
