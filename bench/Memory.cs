using System.Diagnostics;
using System.Globalization;
using Cahier.Bench.Cases;
using Cahier.Nn.Models;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench;

/// <summary>What training costs besides time: garbage collections, memory, and the wait for the first step.</summary>
internal static class Memory
{
    private const int WarmSteps = 50, Steps = 1000, Starts = 7;
    private const double MegaByte = 1 << 20;

    // A step of the largest model takes a tenth of a second; fewer of them tell as much.
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    public static void Report()
    {
        Garbage("gpt-baby", GptBaby.Step());
        using var self = Process.GetCurrentProcess();
        Say($"gpt-baby, peak memory of the process: {self.PeakWorkingSet64 / MegaByte:F0} MB");
        Say($"process start to first gpt-baby step done: {FirstStep():F2} s (median of {Starts})");
        Garbage("mlp", SmallMlp());
        foreach (var training in Catalogue.Found.Where(found => found.IsTraining && found.Name != "gpt-baby"))
            Garbage(training.Name, training.Prepare());
    }

    private static void Garbage(string name, Action step)
    {
        for (var i = 0; i < WarmSteps; i++)
            step();
        // What was garbage before does not count.
        GC.Collect();
        var (allocated, collections, steps) = (GC.GetTotalAllocatedBytes(precise: true), Collections(), 0);
        for (var clock = Stopwatch.StartNew(); steps < Steps && clock.Elapsed < _longest; steps++)
            step();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Say($"{name}, {steps} warm steps: {Collections() - collections} garbage collections, {allocated / steps / 1024.0:F1} KB a step");
    }

    /// <summary>A step of a network as the first lessons have them, a few points a batch.</summary>
    private static Action SmallMlp()
    {
        var model = new Mlp([2, 32, 32, 3], new Random(0));
        var (x, y) = (Tensor.Randn(new Random(1), 64, 2), new int[64]);
        return TrainingStep.Of(new Adam(model.Parameters()), () => Functional.CrossEntropy(model.Forward(x), y));
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
