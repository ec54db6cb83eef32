using System.Diagnostics;
using Cahier.Kernel.Client;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

/// <summary>More output than one would read.</summary>
public class FloodTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    // The kernel itself takes 120 to 200; what floods it is many times more than the rest.
    private const int MostMegabytes = 500;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_hundred_thousand_lines_arrive_in_order()
    {
        var run = await kernel.RunAsync("for (var i = 0; i < 200_000; i++) Console.WriteLine($\"line {i} of very many, each of them about eighty characters long, as usual.\");");
        var lines = run.Stdout.Split('\n');
        Assert.Equal(200_001, lines.Length);
        Assert.All(lines.SkipLast(1).Index(), line => Assert.StartsWith($"line {line.Index} of", line.Item, StringComparison.Ordinal));
        AssertModest();
    }

    [Fact]
    public async Task A_line_of_50_MB_arrives()
    {
        var run = await kernel.RunAsync("Console.WriteLine(new string('a', 50_000_000));");
        Assert.Equal(50_000_001, run.Stdout.Length);
        AssertModest();
    }

    [Fact]
    public async Task A_result_of_20_MB_arrives() =>
        Assert.Equal(20_000_000, (await kernel.RunAsync("new string('b', 20_000_000)")).Result!.Length);

    [Fact]
    public async Task Lines_of_many_threads_stay_whole()
    {
        var run = await kernel.RunAsync("Parallel.For(0, 8, t => { for (var i = 0; i < 5_000; i++) Console.WriteLine($\"<thread {t} line {i}>\"); });");
        var lines = run.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(40_000, lines.Length);
        Assert.All(lines, line => Assert.Matches("^<thread \\d line \\d+>$", line));
    }

    [Fact]
    public async Task What_a_task_prints_after_its_cell_belongs_to_its_cell()
    {
        var first = await kernel.SendAsync("execute_request", new() { ["code"] = "_ = Task.Run(async () => { await Task.Delay(300); Console.WriteLine(\"late\"); });" });
        await kernel.FollowAsync(first);
        await kernel.SendAsync("execute_request", new() { ["code"] = "await Task.Delay(1000);" });
        using var patience = new CancellationTokenSource(_patience);
        while (await kernel.Process.Messages.WaitToReadAsync(patience.Token))
        {
            while (kernel.Process.Messages.TryRead(out var message))
            {
                if (message.Type == "stream" && message.Content["text"]!.GetValue<string>().Contains("late", StringComparison.Ordinal))
                {
                    Assert.Equal(first, message.ParentId);
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task What_is_written_to_the_process_itself_does_not_reach_the_protocol()
    {
        var run = await kernel.RunAsync("using (var direct = Console.OpenStandardOutput()) for (var i = 0; i < 10_000; i++) direct.Write(new byte[1000]);\n1");
        Assert.Equal("1", run.Result);
    }

    [Fact]
    public async Task A_client_that_does_not_read_makes_the_cell_wait_and_can_interrupt_it()
    {
        await using var process = await KernelProcess.StartAsync(new KernelStart { WorkingDirectory = kernel.Folder }, TestContext.Current.CancellationToken);
        var flood = JupyterMessage.Request("shell", "execute_request", new() { ["code"] = "var text = new string('c', 100_000); while (true) Console.WriteLine(text);" }, process.Session);
        await process.SendAsync(flood, TestContext.Current.CancellationToken);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        Assert.InRange(Megabytes(process), 0, MostMegabytes);

        await process.SendAsync(JupyterMessage.Request("control", "interrupt_request", [], process.Session), TestContext.Current.CancellationToken);
        string? error = null;
        using var patience = new CancellationTokenSource(_patience);
        await foreach (var message in process.Messages.ReadAllAsync(patience.Token))
        {
            error ??= message.Type == "error" ? message.Content["ename"]!.GetValue<string>() : null;
            if (message.Type == "execute_reply")
            {
                break;
            }
        }

        Assert.Equal("KeyboardInterrupt", error);
    }

    private void AssertModest() => Assert.InRange(Megabytes(kernel.Process), 0, MostMegabytes);

    private static long Megabytes(KernelProcess kernel)
    {
        using var process = Process.GetProcessById(kernel.ProcessId);
        return process.WorkingSet64 >> 20;
    }
}
