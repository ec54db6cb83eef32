using System.Diagnostics;
using System.Globalization;

namespace Cahier.Host.Benchmarks;

/// <summary>What a reader waits for: the kernel's start, a cell, an answer while typing, the end of what does not end.</summary>
internal static class KernelBenchmark
{
    private const int Starts = 5;
    private const int WarmCells = 100;
    private const int ManyCells = 400;
    private const string Loop = "a loop";

    // Of each kind of work one that never ends; the tests have many more.
    private static readonly (string Name, string Code)[] _endless =
    [
        (Loop, "while (true) { }"),
        (Loop + " in a function", "void Work() { for (;;) { } }\nWork();"),
        (Loop + " that catches everything", "while (true) try { System.Threading.Thread.Sleep(10); } catch { }"),
        ("a recursion", "int Deep(int n) => Deep(n + 1) + 1;\nwhile (true) try { Deep(0); } catch { }"),
        ("Thread.Sleep", "System.Threading.Thread.Sleep(-1);"),
        ("await Task.Delay", "await Task.Delay(-1);"),
        ("a lock", "var gate = new object(); new System.Threading.Thread(() => { lock (gate) System.Threading.Thread.Sleep(-1); }) { IsBackground = true }.Start(); System.Threading.Thread.Sleep(50); lock (gate) { }"),
        ("LINQ over an endless sequence", "Enumerable.InfiniteSequence(0, 1).Last()"),
        ("Parallel.For", "Parallel.For(0, int.MaxValue, i => { while (true) { } });"),
        ("a socket that nobody calls", "var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); socket.Start(); socket.AcceptTcpClient();"),
        ("BigInteger.Pow", "System.Numerics.BigInteger.Pow(3, 50_000_000)"),
    ];

    /// <summary>Measures, telling each figure as it is known.</summary>
    public static async Task RunAsync(Action<string> tell, CancellationToken cancellation)
    {
        foreach (var measure in (Func<CancellationToken, IAsyncEnumerable<Figure>>[])[StartsAsync, CellsAsync, ManyCellsAsync, InterruptionsAsync])
        {
            await foreach (var figure in measure(cancellation))
                tell(figure.ToString());
        }
    }

    private static async IAsyncEnumerable<Figure> StartsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, ready, restart) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            await using (var kernel = await BenchmarkKernel.StartAsync(cancellation))
            {
                await kernel.RunAsync("1 + 1", cancellation);
                first.Add(clock.Elapsed.TotalMilliseconds);
                clock.Restart();
            }

            await using (var kernel = await BenchmarkKernel.StartAsync(cancellation))
            {
                await kernel.RunAsync("1 + 1", cancellation);
                restart.Add(clock.Elapsed.TotalMilliseconds);
            }

            clock.Restart();
            await using (var kernel = await BenchmarkKernel.StartAsync(cancellation))
            {
                await kernel.CompleteAsync("Console.Wri", cancellation);
                ready.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        yield return new("process start to first result", Figure.Median(first), "ms", 1000, Range(first));
        yield return new("process start to first completion", Figure.Median(ready), "ms", 1000, Range(ready));
        yield return new("restart, up to the first result", Figure.Median(restart), "ms", 1000, Range(restart));
    }

    private static async IAsyncEnumerable<Figure> CellsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var kernel = await BenchmarkKernel.StartAsync(cancellation);
        await kernel.RunAsync("using System.IO; var numbers = new List<double> { 1, 2, 3 };", cancellation);
        var (cells, completions) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmCells; i++)
        {
            cells.Add(await kernel.RunAsync(i.ToString(CultureInfo.InvariantCulture) + " + 1", cancellation));
            completions.Add(await kernel.CompleteAsync(i % 2 == 0 ? "numbers.Wh" : "var path = Path.Comb", cancellation));
        }

        yield return new("warm trivial cell", Figure.Median(cells), "ms", 20, Range(cells));
        yield return new("completion", Figure.Median(completions), "ms", 50, Range(completions));
    }

    private static async IAsyncEnumerable<Figure> ManyCellsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var kernel = await BenchmarkKernel.StartAsync(cancellation);
        for (var i = 0; i < ManyCells; i++)
            await kernel.RunAsync(string.Create(CultureInfo.InvariantCulture, $"var x{i} = Enumerable.Range(0, {i}).Select(n => n * 2).Sum();\nConsole.WriteLine($\"{{x{i}}}\");\nx{i}"), cancellation);
        yield return new($"memory after {ManyCells} cells", kernel.Memory, "MB", 350);
    }

    private static async IAsyncEnumerable<Figure> InterruptionsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (name, code) in _endless)
        {
            await using var kernel = await BenchmarkKernel.StartAsync(cancellation);
            await kernel.RunAsync("1 + 1", cancellation);
            var (milliseconds, outcome) = await kernel.InterruptAsync(code, cancellation);
            yield return new($"interrupt: {name}", milliseconds, "ms", name.StartsWith(Loop, StringComparison.Ordinal) ? 100 : 3000, outcome == "KeyboardInterrupt" ? "variables kept" : outcome);
        }
    }

    private static string Range(List<double> values) =>
        string.Create(CultureInfo.InvariantCulture, $"{values.Min():0.0} … {values.Max():0.0} in {values.Count}");
}
