using System.Diagnostics;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>
/// Packages by the installed SDK: a project of their names is restored, and what NuGet wrote about it is kept. The next time nothing is
/// started and no network is needed.
/// </summary>
internal static class PackageRestore
{
    private const int PollMilliseconds = 200;

    // "The newest" is asked for again after this time; without a network the last answer stays good.
    private static readonly TimeSpan _newestFor = TimeSpan.FromDays(1);

    /// <summary>Finds the packages, installing what is missing.</summary>
    /// <param name="project">What is asked for.</param>
    /// <param name="language">For messages.</param>
    /// <param name="progress">Told of the seconds that have gone by, again and again.</param>
    /// <param name="cancellation">Ends the SDK's process.</param>
    /// <exception cref="DirectiveException">It cannot be done; what the reader can do about it.</exception>
    public static RestoredPackages Run(
        RestoreProject project, NotebookLanguage language, Action<int> progress, CancellationToken cancellation)
    {
        var kept = Path.Combine(CacheFolder(), project.Key + ".assets.json");
        var known = RestoredPackages.Read(kept) is { IsComplete: true } complete ? complete : null;
        if (known is not null && IsFresh(project, kept))
        {
            return known;
        }

        var folder = Directory.CreateTempSubdirectory("cahier-restore-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "packages.csproj"), project.Xml);
            var output = Restore(folder, language, progress, cancellation);
            var assets = Path.Combine(folder, "obj", "project.assets.json");
            if (RestoreFailure.In(project, assets, output) is { } failure)
            {
                return known ?? throw new DirectiveException(failure);
            }

            var restored = RestoredPackages.Read(assets)
                ?? throw new DirectiveException(DirectiveTexts.RestoreError(string.Join(", ", project.Requests), output));
            Keep(assets, kept);
            return restored;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsFresh(RestoreProject project, string kept) =>
        !project.Requests.Any(request => request.Range.Contains('*', StringComparison.Ordinal))
            || DateTime.UtcNow - File.GetLastWriteTimeUtc(kept) < _newestFor;

    private static string CacheFolder() => Path.Combine(
        Environment.GetEnvironmentVariable("CAHIER_CACHE") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "cahier"),
        "packages");

    // Two kernels may restore the same at once: each writes its own file, and the last one stays.
    private static void Keep(string assets, string kept)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        var aside = $"{kept}.{Environment.ProcessId}";
        File.Copy(assets, aside, overwrite: true);
        File.SetLastWriteTimeUtc(aside, DateTime.UtcNow);
        File.Move(aside, kept, overwrite: true);
    }

    private static string Restore(string folder, NotebookLanguage language, Action<int> progress, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(SdkCompiler.Dotnet,
            ["restore", "packages.csproj", "-nologo", "-v:quiet", "-nodeReuse:false", "-terminalLogger:off"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            Environment =
            {
                ["DOTNET_CLI_UI_LANGUAGE"] = language.Code(),
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
                // Without a network, six attempts would take a minute.
                ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2",
            },
        };

        // A kernel that `dotnet run` started would hand its MSBuild's settings on.
        foreach (var name in (string[])["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "CI"])
        {
            start.Environment.Remove(name);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (!process.WaitForExit(PollMilliseconds))
        {
            if (cancellation.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                cancellation.ThrowIfCancellationRequested();
            }

            progress((int)clock.Elapsed.TotalSeconds);
        }

        return (output.Result + errors.Result).Trim();
    }
}
