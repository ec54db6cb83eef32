using System.Globalization;

namespace Cahier.Bench;

/// <summary>
/// Cahier and its peers in turns, round after round, so that slow spells of the machine hit both; each number is a median, each ratio
/// the median of the rounds' ratios.
/// </summary>
internal sealed class Duel(DuelOptions options)
{
    private const double PauseBetween = 0.06;

    public void Run()
    {
        Say($"| case | threads | Cahier | peer | unit | times as fast | wanted |");
        Say($"| --- | ---: | ---: | ---: | --- | ---: | ---: |");
        foreach (var threads in options.Threads)
        {
            using var ours = new Opponent("dotnet", [typeof(Duel).Assembly.Location, "serve", $"{threads}"], options.OurEnvironment);
            using var peers = new Opponent(
                options.Python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), $"{threads}"],
                ("OMP_NUM_THREADS", $"{threads}"), ("OPENBLAS_NUM_THREADS", $"{threads}"), ("ATEN_CPU_CAPABILITY", "avx512"));
            if (!peers.Greeting.Contains("openblas", StringComparison.Ordinal))
                Console.Error.WriteLine("The peers run without OpenBLAS (Debian: libopenblas0-pthread): too slow to compare with.");
            foreach (var measured in Catalogue.Found.Where(found => options.Chooses(found.Name)))
            {
                foreach (var peer in measured.Peers)
                    Compare(measured, peer, ours, peers, threads);
            }
        }
    }

    private void Compare(Case measured, string peer, Opponent ours, Opponent peers, int threads)
    {
        // Prepares both and compiles what runs often.
        ours.Median(measured.Name, options.Seconds, 20);
        peers.Median(peer, 0, 1);
        var (mine, theirs, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var isOurs in (bool[])[round % 2 == 0, round % 2 != 0])
            {
                Thread.Sleep(TimeSpan.FromSeconds(PauseBetween));
                if (isOurs)
                    mine.Add(ours.Median(measured.Name, options.Seconds, 2));
                else
                    theirs.Add(peers.Median(peer, options.Seconds, 2));
            }
            ratios.Add(measured.IsRate ? mine[^1] / theirs[^1] : theirs[^1] / mine[^1]);
        }
        var wanted = measured.Least > 0 && threads == 1 ? measured.Least.ToString("0.##", CultureInfo.InvariantCulture) : "";
        var name = peer == measured.Name ? measured.Name : $"{measured.Name} / {peer}";
        Say($"| {name} | {threads} | {Middle(mine):G4} | {Middle(theirs):G4} | {measured.Unit} | {Middle(ratios):F2} | {wanted} |");
    }

    private static double Middle(List<double> values)
    {
        var ordered = values.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
