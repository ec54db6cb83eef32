using System.Diagnostics;
using System.Net;
using Cahier.Host.Commands;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public async Task Help_explains_each_verb_and_the_version_is_a_version()
    {
        using var folder = new TemporaryFolder();

        var help = await CahierProcess.RunAsync(folder.Root, "--help");
        var version = await CahierProcess.RunAsync(folder.Root, "--version");

        Assert.Equal((0, 0), (help.ExitCode, version.ExitCode));
        Assert.All((string[])["serve", "run", "check", "data", "install", "uninstall", "kernel"], verb => Assert.Matches($@"(?m)^  {verb}.*\w+ \w+ \w+", help.Output));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*$", version.Output.Trim());
    }

    [Fact]
    public async Task Paths_given_to_dotnet_run_start_where_the_reader_stands()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "mine.ipynb"), "not a notebook", TestContext.Current.CancellationToken);
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = CahierProcess.StartInfo(folder.Root);
        start.ArgumentList.Clear();
        var project = Path.Combine(Repository.Course.Root, "host", "Cahier.Host");
        foreach (var argument in (string[])["run", "--no-build", "-c", configuration, "--project", project, "--", "run", "mine.ipynb"])
            start.ArgumentList.Add(argument);

        var run = await CahierProcess.RunAsync(start);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("mine.ipynb", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no such file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("run")]
    [InlineData("run", "a.ipynb", "--timeout", "soon")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("serve", "--port", "eight")]
    [InlineData("serve", "--course", "nowhere")]
    [InlineData("check", "nowhere.ipynb")]
    public async Task What_is_not_understood_is_said_on_stderr_with_exit_code_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var run = await CahierProcess.RunAsync(folder.Root, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("cahier: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task The_command_speaks_one_language_on_a_French_machine_too()
    {
        using var folder = new TemporaryFolder();

        var help = await CahierProcess.RunAsync(InFrench("--help"));
        var mistake = await CahierProcess.RunAsync(InFrench("--bogus"));

        Assert.Contains("Show help", help.Output, StringComparison.Ordinal);
        Assert.StartsWith("cahier: Unrecognized command or argument '--bogus'.", mistake.Error, StringComparison.Ordinal);

        ProcessStartInfo InFrench(string argument)
        {
            var start = CahierProcess.StartInfo(folder.Root, argument);
            start.Environment["LC_ALL"] = "fr_FR.UTF-8";
            return start;
        }
    }

    [Fact]
    public async Task A_check_prints_a_summary_and_fails_on_a_problem()
    {
        using var course = new SampleCourse();
        var good = await CahierProcess.RunAsync(course.Root, "check");
        File.Delete(course.English);
        var bad = await CahierProcess.RunAsync(course.Root, "check", "notebooks");

        Assert.Equal((0, "2 notebooks checked, 1 pair compared, 0 problems."), (good.ExitCode, good.Output.Trim()));
        Assert.Equal((1, "1 notebook checked, 0 pairs compared, 1 problem."), (bad.ExitCode, bad.Output.Trim()));
        Assert.Contains("has no version in ../en/", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_is_the_default_and_its_last_line_is_the_address_with_the_token()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no interrupt signal to send on Windows.");
        using var course = new SampleCourse();
        using var serving = Process.Start(CahierProcess.StartInfo(course.Root, "--no-browser", "--work", "mine"))!;
        var lines = new List<string>();
        while (lines.Count == 0 || !lines[^1].StartsWith("http", StringComparison.Ordinal))
            lines.Add(await serving.StandardOutput.ReadLineAsync(Cancellation.OfTest) ?? throw new EndOfStreamException(await serving.StandardError.ReadToEndAsync(Cancellation.OfTest)));

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/\?token=\S{32}$", lines[^1]);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(lines[^1], Cancellation.OfTest)).StatusCode);

        using var interrupt = Process.Start("kill", [InterruptIsIgnored() ? "-TERM" : "-INT", $"{serving.Id}"]);
        await serving.WaitForExitAsync(Cancellation.OfTest).WaitAsync(TimeSpan.FromSeconds(15), Cancellation.OfTest);
        Assert.Equal(0, serving.ExitCode);
        Assert.Equal("", await serving.StandardError.ReadToEndAsync(Cancellation.OfTest));
        Assert.Equal("", await serving.StandardOutput.ReadToEndAsync(Cancellation.OfTest));
    }

    /// <summary>A shell starts its background jobs deaf to Ctrl+C, and their children stay so; a build server may run us as one.</summary>
    private static bool InterruptIsIgnored()
    {
        const int Interrupt = 1 << (2 - 1);
        const string Field = "SigIgn:";
        return File.Exists("/proc/self/status")
            && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } ignored
            && (Convert.ToUInt64(ignored[Field.Length..].Trim(), 16) & Interrupt) != 0;
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        await using var served = await ServedCourse.StartAsync();

        var run = await CahierProcess.RunAsync(served.Course.Root, "serve", "--no-browser", "--port", $"{served.Port}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"port {served.Port} is taken", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_keep_the_folders_that_tell_them_apart()
    {
        string Full(string name) => Path.GetFullPath(name.Replace('/', Path.DirectorySeparatorChar));

        Assert.Equal(["a.ipynb"], OutputNames.For([Full("x/fr/a.ipynb")]));
        Assert.Equal(["a.ipynb", "b.ipynb"], OutputNames.For([Full("x/fr/a.ipynb"), Full("x/fr/b.ipynb")]));
        Assert.Equal([Path.Combine("fr", "a.ipynb"), Path.Combine("en", "a.ipynb")], OutputNames.For([Full("x/fr/a.ipynb"), Full("x/en/a.ipynb")]));
        Assert.Equal(["a.ipynb", Path.Combine("fr2", "a.ipynb")], OutputNames.For([Full("x/a.ipynb"), Full("x/fr2/a.ipynb")]));
    }
}
