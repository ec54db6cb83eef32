using System.CommandLine;
using Cahier.Host.Benchmarks;

namespace Cahier.Host.Commands;

/// <summary>`cahier bench-kernel`: how long a reader waits for the kernel on this machine.</summary>
internal static class BenchKernelCommand
{
    public static Command Build()
    {
        var command = new Command(
            "bench-kernel",
            "Measure the kernel on this machine, each figure beside its bound: start, cells, completion, memory, interruption. Best on a machine that does nothing else. A figure over its bound is marked; it is a measurement, and no failure.");
        command.SetAction(async (_, cancellation) =>
        {
            await KernelBenchmark.RunAsync(Console.WriteLine, cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
