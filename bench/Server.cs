using System.Globalization;

namespace Cahier.Bench;

/// <summary>Answers each line "case seconds warmups" with one line of JSON; so two programs can be measured in turns.</summary>
internal static class Server
{
    public static void Run(TextReader input, TextWriter output)
    {
        var prepared = new Dictionary<string, Action>();
        output.WriteLine("""{"ready": true}""");
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            var measured = Catalogue.Named(words[0]);
            if (!prepared.TryGetValue(measured.Name, out var run))
                prepared[measured.Name] = run = measured.Prepare();
            var seconds = words.Length > 1 ? double.Parse(words[1], CultureInfo.InvariantCulture) : 1;
            var warmups = words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 2;
            output.WriteLine(Measurement.Of(measured, run, seconds, warmups).ToJson());
            output.Flush();
        }
    }
}
