using System.CommandLine;
using Cahier.Host.Courses;
using Cahier.Host.Server;

namespace Cahier.Host.Commands;

/// <summary>`cahier serve`: the course in the browser.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var command = new Command(
            "serve",
            "Serve the course at a local address and open it in the browser. Only this machine can reach it, with the token that the address holds. Ctrl+C stops it.");
        Configure(command);
        return command;
    }

    /// <summary>Gives <paramref name="command"/> the options and the action of `serve`; the root command has them too.</summary>
    public static void Configure(Command command)
    {
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address only; do not open a browser." };
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on; 0 lets the system choose a free one.",
            HelpName = "N",
            DefaultValueFactory = _ => 0,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var value) && value is >= 0 and <= 65535))
                result.AddError($"--port {token.Value}: a port is a number from 0 to 65535.");
        });
        var course = new Option<string?>("--course")
        {
            Description = "The folder with notebooks/. Default: the nearest one from the current folder upward, else the one this program was built in.",
            HelpName = "DIR",
        };
        var work = new Option<string?>("--work")
        {
            Description = "Where edited notebooks are saved as copies. Default: Cahier in the documents folder.",
            HelpName = "DIR",
        };

        var memoryLimit = MemoryLimitOption.Build();

        command.Add(noBrowser);
        command.Add(port);
        command.Add(course);
        command.Add(work);
        command.Add(memoryLimit);
        command.SetAction((result, cancellation) => ServeAsync(
            result.GetValue(course), result.GetValue(work), result.GetValue(port), !result.GetValue(noBrowser), result.GetValue(memoryLimit), cancellation));
    }

    private static async Task<int> ServeAsync(string? courseFolder, string? workFolder, int port, bool browser, int? memoryLimit, CancellationToken cancellation)
    {
        if (CourseFolder.Find(courseFolder) is not { } course)
        {
            await Console.Error.WriteLineAsync(courseFolder is null
                ? "cahier: no course here: no folder with notebooks/fr or notebooks/en from the current folder upward. Name one with --course DIR."
                : $"cahier: {courseFolder}: not a course: it has neither notebooks/fr nor notebooks/en.");
            return ExitCode.Usage;
        }

        try
        {
            if (!await LibraryBuild.EnsureAsync(course, Console.Out, cancellation))
                return ExitCode.Failure;

            var settings = new ServerSettings(course.Root, Path.GetFullPath(workFolder ?? DefaultWorkFolder())) { Port = port, MemoryLimit = memoryLimit };
            await using var server = await CourseServer.StartAsync(settings, cancellation);
            Console.WriteLine($"Course: {course.Root}");
            Console.WriteLine($"Your copies: {settings.WorkFolder}");
            Console.WriteLine("Ctrl+C stops the server and its kernels.");
            Console.WriteLine(server.AddressWithToken);
            if (browser)
                Browser.TryOpen(server.AddressWithToken);

            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Success;
        }
        catch (PortTakenException)
        {
            await Console.Error.WriteLineAsync($"cahier: port {port} is taken by another program. Choose another with --port N, or leave the option out.");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Success;
        }
    }

    private static string DefaultWorkFolder()
    {
        var documents = Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(documents.Length > 0 ? documents : Directory.GetCurrentDirectory(), "Cahier");
    }
}
