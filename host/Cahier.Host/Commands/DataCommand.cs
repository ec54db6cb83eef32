using System.CommandLine;
using Cahier.Data.Real;
using Cahier.Host.Data;

namespace Cahier.Host.Commands;

/// <summary>`cahier data`: real data sets on this machine.</summary>
internal static class DataCommand
{
    public static Command Build() => new(
        "data",
        "Real data sets that some labs use: what there is, how to get it, where it is. "
            + $"They are kept outside the course, in a folder that {DataCache.Variable} may name.")
    {
        BuildList(),
        BuildGet(),
        BuildPath(),
    };

    private static Command BuildList()
    {
        var command = new Command("list", "List the data sets: their sizes, their terms, and which are on this machine.");
        command.SetAction(_ => DataListing.Write(Console.Out));
        return command;
    }

    private static Command BuildGet()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "The data sets to get; `cahier data list` has their names.",
            Arity = ArgumentArity.OneOrMore,
        };
        var from = new Option<string?>("--from")
        {
            Description = "Take a file you have, or a folder with the files, instead of fetching. It is checked and copied.",
            HelpName = "FILE",
        };
        var address = new Option<Uri?>("--address")
        {
            Description = "Fetch from here instead: the file, or with a / at the end the place of the files, such as a server of the "
                + "school. It is checked all the same.",
            HelpName = "URL",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                    return uri;
                result.AddError($"--address {result.Tokens[0].Value}: an address that begins with https:// or http:// is expected.");
                return null;
            },
        };
        var command = new Command(
            "get",
            "Fetch data sets and check them. What is interrupted goes on from where it was when the command is given again. "
                + "Exits with 0 when all are here, 1 when one could not be had.")
        {
            names, from, address,
        };
        command.SetAction((result, cancellation) =>
            GetAsync(result.GetValue(names)!, result.GetValue(from), result.GetValue(address), cancellation));
        return command;
    }

    private static Command BuildPath()
    {
        var name = new Argument<string>("NAME") { Description = "The data set; `cahier data list` has the names." };
        var command = new Command(
            "path",
            "Print where a data set is: its file, or the folder with its files. Exits with 1 where it is not on this machine.")
        {
            name,
        };
        command.SetAction(result => Print(result.GetValue(name)!));
        return command;
    }

    private static async Task<int> GetAsync(string[] names, string? from, Uri? address, CancellationToken cancellation)
    {
        List<DataSet> sets;
        try
        {
            sets = [.. names.Select(Find).Distinct()];
            if (sets.Count > 1 && (from is not null || address is not null))
                throw new UsageException(DataTexts.NameOrFile);
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            return ExitCode.Usage;
        }

        var acquisition = new Acquisition(new DownloadSettings(), new ProgressLine(Console.Error, !Console.IsErrorRedirected));
        try
        {
            var missing = 0;
            foreach (var set in sets)
                missing += await acquisition.GetAsync(set, from, address, cancellation) ? 0 : 1;
            return missing == 0 ? ExitCode.Success : ExitCode.Failure;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"cahier: {error.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"\ncahier: {DataTexts.Stopped}");
            return ExitCode.Failure;
        }
    }

    private static int Print(string name)
    {
        try
        {
            Console.WriteLine(RealData.Path(Find(name).Name));
            return ExitCode.Success;
        }
        catch (UsageException error)
        {
            Console.Error.WriteLine($"cahier: {error.Message}");
            return ExitCode.Usage;
        }
        catch (MissingDataException error)
        {
            Console.Error.WriteLine($"cahier: {error.Message}");
            return ExitCode.Failure;
        }
    }

    private static DataSet Find(string name)
    {
        try
        {
            return DataRegistry.Find(name);
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
