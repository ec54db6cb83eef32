using System.Text.Json.Nodes;
using Cahier.Host.Tests.Clients;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Kernelspecs;

public class InstallTests
{
    [Fact]
    public async Task An_installed_kernel_is_found_by_Jupyter_under_both_names_and_holds_all_it_needs()
    {
        using var home = new TemporaryFolder();

        var install = await InstalledKernel.RunAsync(home.Root, "install");
        var again = await InstalledKernel.RunAsync(home.Root, "install", "--user");

        Assert.Equal((0, 0), (install.ExitCode, again.ExitCode));
        var found = await PythonScript.RunAsync(
            home.Root, TimeSpan.FromMinutes(1), "-c", "from jupyter_client.kernelspec import find_kernel_specs as f; [print(n, p) for n, p in sorted(f().items())]");
        Assert.Contains($".net-csharp {home["jupyter/kernels/.net-csharp"]}\n", found.Output, StringComparison.Ordinal);
        Assert.Contains($"cahier {home["jupyter/kernels/cahier"]}\n", found.Output, StringComparison.Ordinal);
        var spec = Spec(home["jupyter/kernels/cahier"]);
        Assert.Equal(("C#", "message"), ((string)spec["language"]!, (string)spec["interrupt_mode"]!));
        Assert.All(spec["argv"]!.AsArray().Take(2), path => Assert.True(Path.IsPathFullyQualified((string)path!) && File.Exists((string)path!), (string)path!));
        Assert.StartsWith(home.Root, (string)spec["argv"]![1]!, StringComparison.Ordinal);
        Assert.All((string[])["logo-svg.svg", "logo-32x32.png", "logo-64x64.png"], logo => Assert.True(File.Exists(home[$"jupyter/kernels/cahier/{logo}"]), logo));
        // Nothing is left of the work on the way.
        Assert.Equal(["kernels"], Directory.GetFileSystemEntries(home["jupyter"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_was_installed_is_removed_and_nothing_else()
    {
        using var home = new TemporaryFolder();
        home.Write("jupyter/kernels/other/kernel.json", """{"argv": ["x"], "display_name": "Other", "language": "C#"}""");
        await InstalledKernel.InstallAsync(home.Root);

        var uninstall = await InstalledKernel.RunAsync(home.Root, "uninstall");
        var again = await InstalledKernel.RunAsync(home.Root, "uninstall");
        var other = await InstalledKernel.RunAsync(home.Root, "uninstall", "--name", "other");

        Assert.Equal((0, 1, 1), (uninstall.ExitCode, again.ExitCode, other.ExitCode));
        Assert.Equal(["other"], Directory.GetDirectories(home["jupyter/kernels"]).Select(Path.GetFileName));
        Assert.StartsWith("cahier: no kernel of ours", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kernel_of_the_notebooks_name_stays_wherever_it_is()
    {
        using var home = new TemporaryFolder();
        var theirs = home.Write("elsewhere/kernels/.NET-CSharp/kernel.json", """{"argv": ["dotnet", "interactive"], "display_name": ".NET (C#)", "language": "C#"}""");
        var start = CahierProcess.StartInfo(home.Root, "install", "--prefix", "env");
        foreach (var (name, value) in PythonScript.Home(home.Root))
            start.Environment[name] = value;
        start.Environment["JUPYTER_PATH"] = home["elsewhere"];

        var run = await CahierProcess.RunAsync(start);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(Path.GetDirectoryName(theirs)!, run.Output, StringComparison.Ordinal);
        Assert.Equal(["cahier"], Directory.GetDirectories(home["env/share/jupyter/kernels"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_with_another_kernel_is_not_touched()
    {
        using var home = new TemporaryFolder();
        var theirs = home.Write("jupyter/kernels/cahier/kernel.json", "{}");

        var run = await InstalledKernel.RunAsync(home.Root, "install");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds another kernel", run.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(theirs));
    }

    [Fact]
    public async Task The_active_environment_is_where_sys_prefix_leads()
    {
        using var home = new TemporaryFolder();
        var start = CahierProcess.StartInfo(home.Root, "install", "--sys-prefix", "--name", "mine");
        foreach (var (name, value) in PythonScript.Home(home.Root))
            start.Environment[name] = value;
        start.Environment["VIRTUAL_ENV"] = home["environment"];

        var run = await CahierProcess.RunAsync(start);
        var without = await InstalledKernel.RunAsync(home.Root, "install", "--sys-prefix");

        Assert.Equal((0, 2), (run.ExitCode, without.ExitCode));
        Assert.Equal([".net-csharp", "mine"], Directory.GetDirectories(home["environment/share/jupyter/kernels"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--user", "--prefix", "x")]
    [InlineData("--name", "../x")]
    [InlineData("--name", "a b")]
    public async Task What_makes_no_sense_is_refused(params string[] options)
    {
        using var home = new TemporaryFolder();

        var run = await InstalledKernel.RunAsync(home.Root, ["install", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(home["jupyter"]));
    }

    private static JsonNode Spec(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
}
