using System.Text.Json;
using System.Text.RegularExpressions;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>
/// A script whose functions named <c>check_…</c> are tests: it runs once, for starting a client and a kernel takes longer than most checks, and says of each
/// how it went (see checks.py). To be a class fixture; the theory's data are <see cref="Names"/>.
/// </summary>
public abstract partial class PythonChecks : IAsyncLifetime
{
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string?> _failures = [];
    private CahierProcess.Result? _run;

    /// <summary>The script's name in this folder.</summary>
    protected abstract string Script { get; }

    /// <summary>Where it runs, and the home of what it starts.</summary>
    protected string Home => _home.Root;

    protected virtual TimeSpan Limit => TimeSpan.FromMinutes(3);

    /// <summary>The checks of a script, as <c>check_a_b</c> is called: "a b".</summary>
    public static TheoryData<string> Names(string script) =>
        [.. Check().Matches(File.ReadAllText(Path.Combine(PythonScript.Folder, script))).Select(match => match.Groups[1].Value.Replace('_', ' '))];

    /// <summary>Fails as the check did.</summary>
    public void Expect(string check)
    {
        Assert.True(_failures.TryGetValue(check, out var failure), $"{Script} did not come to “{check}”.\n{_run!.Output}\n{_run.Error}");
        if (failure is not null)
            Assert.Fail($"{check}: {failure}\n{_run!.Error}");
    }

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        _run = await PythonScript.RunAsync(Home, Limit, Script);
        foreach (var line in _run.Output.Split('\n').Where(line => line.StartsWith("{\"check\": ", StringComparison.Ordinal)))
        {
            var check = JsonDocument.Parse(line).RootElement;
            _failures[check.GetProperty("check").GetString()!] = check.GetProperty("failure").GetString();
        }
    }

    public ValueTask DisposeAsync()
    {
        _home.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the script needs first: a kernelspec, a server.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    [GeneratedRegex(@"^(?:async )?def check_(\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Check();
}
