using System.Diagnostics;

namespace Cahier.Host.Tests.Support;

/// <summary>The `cahier` command as a reader starts it: a process of its own.</summary>
internal static class CahierProcess
{
    public sealed record Result(int ExitCode, string Output, string Error);

    public static ProcessStartInfo StartInfo(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cahier.Host.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return start;
    }

    public static Task<Result> RunAsync(string folder, params string[] arguments) => RunAsync(StartInfo(folder, arguments));

    public static async Task<Result> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(Cancellation.OfTest);
        return new Result(process.ExitCode, await output, await error);
    }
}
