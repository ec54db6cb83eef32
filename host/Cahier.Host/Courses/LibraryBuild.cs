using System.Diagnostics;

namespace Cahier.Host.Courses;

/// <summary>Builds the course's library where the notebooks look for it, when it is not there yet.</summary>
internal static class LibraryBuild
{
    /// <summary>Makes sure that `lib/bin/Cahier.dll` exists in a course that has the library's sources.</summary>
    /// <returns>False when the build failed; what it said is on <paramref name="output"/>.</returns>
    public static async Task<bool> EnsureAsync(CourseFolder course, TextWriter output, CancellationToken cancellation)
    {
        var project = Path.Combine(course.Root, "lib", "Cahier");
        if (File.Exists(Path.Combine(course.Root, "lib", "bin", "Cahier.dll")) || !Directory.Exists(project))
            return true;

        await output.WriteLineAsync("lib/bin/Cahier.dll is missing: building it with `dotnet build lib/Cahier` …");
        var start = new ProcessStartInfo("dotnet", ["build", project, "-c", "Release", "-nologo", "-v", "quiet"])
        {
            WorkingDirectory = course.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        try
        {
            var said = await Task.WhenAll(
                build.StandardOutput.ReadToEndAsync(cancellation), build.StandardError.ReadToEndAsync(cancellation));
            await build.WaitForExitAsync(cancellation);
            if (build.ExitCode != 0)
                await output.WriteLineAsync(string.Concat(said));
            return build.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }
    }
}
