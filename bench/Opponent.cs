using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cahier.Bench;

/// <summary>A program that measures cases on demand and waits in between: this one, or peers.py.</summary>
internal sealed class Opponent : IDisposable
{
    private readonly Process _process;

    public Opponent(string file, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        Greeting = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{file} did not start.");
    }

    /// <summary>Its first line.</summary>
    public string Greeting { get; }

    public double Median(string name, double seconds, int warmups)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {seconds} {warmups}"));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The measuring program ended at {name}.");
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("median").GetDouble();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
