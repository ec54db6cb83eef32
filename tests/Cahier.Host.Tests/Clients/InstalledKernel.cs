using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>The kernel, installed by <c>cahier install</c> into the home of a test.</summary>
internal static class InstalledKernel
{
    public static async Task<CahierProcess.Result> RunAsync(string home, params string[] arguments)
    {
        var start = CahierProcess.StartInfo(home, arguments);
        foreach (var (name, value) in PythonScript.Home(home))
            start.Environment[name] = value;
        return await CahierProcess.RunAsync(start);
    }

    public static async Task InstallAsync(string home)
    {
        var run = await RunAsync(home, "install");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
