using System.Diagnostics;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>A script of this folder, run by a Python that has the Jupyter clients, in a home of its own.</summary>
internal static class PythonScript
{
    private static readonly Lazy<string> _python = new(Find);

    /// <summary>Where the scripts are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Course.Root, "tests", "Cahier.Host.Tests", "Clients");

    /// <summary>Starts <paramref name="arguments"/> of Python (a script of this folder by its name, or <c>-m module</c>) at <paramref name="home"/>, where all that Jupyter keeps goes too.</summary>
    public static ProcessStartInfo StartInfo(string home, params string[] arguments)
    {
        if (arguments[0].EndsWith(".py", StringComparison.Ordinal))
            arguments = [Path.Combine(Folder, arguments[0]), .. arguments[1..]];

        // Nothing is written beside the scripts (-B), nothing is read from the reader's own packages (-s).
        var start = new ProcessStartInfo(_python.Value, ["-B", "-s", .. arguments])
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Home(home))
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Variables that make a folder the home of a Jupyter client, of the kernels it starts, and of <c>cahier install</c>.</summary>
    public static IReadOnlyDictionary<string, string?> Home(string folder) => new Dictionary<string, string?>
    {
        ["HOME"] = folder,
        ["USERPROFILE"] = folder,
        ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "jupyter"),
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(folder, "jupyter-config"),
        ["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder, "jupyter-runtime"),
        ["JUPYTER_PATH"] = null,
        ["IPYTHONDIR"] = Path.Combine(folder, "ipython"),
        ["PYTHONPATH"] = null,
        ["PYTHONIOENCODING"] = "utf-8",
        ["VIRTUAL_ENV"] = null,
        ["CONDA_PREFIX"] = null,
    };

    /// <summary>Runs to the end; after <paramref name="limit"/> it is ended, with all it started, and the test fails with what it said.</summary>
    public static async Task<CahierProcess.Result> RunAsync(string home, TimeSpan limit, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(home, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation.OfTest);
        patience.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', arguments)} did not end within {limit.TotalSeconds} s.\n{await output}\n{await error}");
        }

        return new CahierProcess.Result(process.ExitCode, await output, await error);
    }

    // The first python3 of PATH may be a reader's own, without the clients; Debian's packages belong to Debian's.
    private static string Find()
    {
        string[] candidates = ["/usr/bin/python3", "python3", "python"];
        return candidates.FirstOrDefault(HasClients)
            ?? throw new FileNotFoundException("No Python with the Jupyter clients. On Debian: apt install python3-jupyter-client python3-jupyter-kernel-test python3-nbclient python3-nbconvert");
    }

    private static bool HasClients(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-B", "-s", "-c", "import jupyter_client"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
