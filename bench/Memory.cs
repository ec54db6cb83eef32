using System.Diagnostics;
using System.Globalization;
using Cahier.Bench.Cases;

namespace Cahier.Bench;

/// <summary>What training costs besides time: garbage collections, memory, and the wait for the first step.</summary>
internal static class Memory
{
    private const int WarmSteps = 50, Steps = 1000, Starts = 7;
    private const double MegaByte = 1 << 20;

    public static void Report()
    {
        var step = GptBaby.Step();
        for (var i = 0; i < WarmSteps; i++)
            step();
        // What was garbage before does not count.
        GC.Collect();
        var (allocated, collections) = (GC.GetTotalAllocatedBytes(precise: true), Collections());
        for (var i = 0; i < Steps; i++)
            step();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        using var self = Process.GetCurrentProcess();
        Say($"gpt-baby, {Steps} warm steps: {Collections() - collections} garbage collections, {allocated / Steps / 1024.0:F1} KB a step");
        Say($"gpt-baby, peak memory of the process: {self.PeakWorkingSet64 / MegaByte:F0} MB");
        Say($"process start to first gpt-baby step done: {FirstStep():F2} s (median of {Starts})");
    }

    private static int Collections() => GC.CollectionCount(0);       // those of higher generations included

    private static double FirstStep()
    {
        var seconds = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(Memory).Assembly.Location, "first-step"])
            {
                RedirectStandardOutput = true,
            })!;
            child.StandardOutput.ReadLine();
            seconds.Add(clock.Elapsed.TotalSeconds);
            child.WaitForExit();
        }
        return seconds.Order().ElementAt(Starts / 2);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
