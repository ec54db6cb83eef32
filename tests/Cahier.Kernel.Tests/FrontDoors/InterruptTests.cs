using System.Diagnostics;
using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

[Collection(KernelCollection.Name)]
public class InterruptTests(TestKernel kernel)
{
    private const int Milliseconds = 3000;

    public static TheoryData<string> Cells => [.. EndlessCells.All.Keys];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_that_never_ends_is_stopped_and_nothing_is_lost(string name)
    {
        var (before, code) = EndlessCells.All[name];
        await File.WriteAllTextAsync(
            Path.Combine(kernel.Folder, "endless.csx"),
            "void LoadedLoop() { while (true) { } }\nint LoadedLambda() => Enumerable.Repeat(1, 2_000_000_000).Select(x => x + 1).Count(x => x < 0);",
            TestContext.Current.CancellationToken);
        await kernel.RunAsync("using System.Threading; var kept = 7;");
        var prepared = await kernel.RunAsync(before);
        Assert.Null(prepared.Error);

        var (run, elapsed) = await InterruptAsync(code);

        Assert.InRange(elapsed, 0, Milliseconds);
        Assert.Equal("KeyboardInterrupt", run.ErrorName);
        Assert.Equal("interrupted", run.Error!["cahier"]!["kind"]!.GetValue<string>());
        Assert.Equal("Execution interrupted. Variables keep their values.", run.Error["evalue"]!.GetValue<string>());
        Assert.Equal("7", (await kernel.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task An_interrupt_without_a_running_cell_does_nothing()
    {
        await kernel.AskAsync("interrupt_request", [], "control");
        Assert.Equal("1", (await kernel.RunAsync("for (var i = 0; i < 10; i++) { } 1")).Result);
    }

    [Fact]
    public async Task Two_interrupts_at_once_stop_one_cell_and_not_the_next()
    {
        for (var round = 0; round < 5; round++)
        {
            var (run, _) = await InterruptAsync("while (true) { }", interrupts: 2);
            Assert.Equal("KeyboardInterrupt", run.ErrorName);
            Assert.Equal("45", (await kernel.RunAsync("var sum = 0; for (var i = 0; i < 10; i++) sum += i; System.Threading.Thread.Sleep(20); sum")).Result);
        }
    }

    [Fact]
    public async Task An_interrupt_as_a_cell_ends_leaves_the_next_one_alone()
    {
        for (var round = 0; round < 20; round++)
        {
            var ending = await kernel.SendAsync("execute_request", new() { ["code"] = "1 + 1" });
            await Task.Delay(round, TestContext.Current.CancellationToken);
            await kernel.SendAsync("interrupt_request", [], channel: "control");
            await kernel.FollowAsync(ending);
            Assert.Equal("ok", (await kernel.RunAsync("for (var i = 0; i < 1000; i++) { } System.Threading.Thread.Sleep(5);")).Reply!.Content["status"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_cell_that_is_being_compiled_is_stopped()
    {
        // Some seconds for the compiler.
        var code = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"var name{i} = Enumerable.Range(0, {i}).Select(x => x + {i}).Where(x => x > 1).ToList();\n"));
        var cell = await kernel.SendAsync("execute_request", new() { ["code"] = code });
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await kernel.SendAsync("interrupt_request", [], channel: "control");
        Assert.Equal("KeyboardInterrupt", (await kernel.FollowAsync(cell)).ErrorName);
        Assert.Equal("2", (await kernel.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task Cells_that_wait_behind_an_interrupted_one_are_aborted()
    {
        var first = await kernel.SendAsync("execute_request", new() { ["code"] = "while (true) { }" });
        var second = await kernel.SendAsync("execute_request", new() { ["code"] = "2" });
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await kernel.SendAsync("interrupt_request", [], channel: "control");
        Assert.Equal("KeyboardInterrupt", (await kernel.FollowAsync(first)).ErrorName);
        Assert.Equal("aborted", (await kernel.FollowAsync(second)).Reply!.Content["status"]!.GetValue<string>());
        Assert.Equal("3", (await kernel.RunAsync("3")).Result);
    }

    [Fact]
    public async Task What_was_left_to_the_system_ends_when_the_system_answers()
    {
        await kernel.RunAsync("using System.Net; using System.Net.Sockets; var door = new TcpListener(IPAddress.Loopback, 0); door.Start(); var entered = false;");
        await InterruptAsync("door.AcceptTcpClient(); entered = true; while (true) { }");
        var run = await kernel.RunAsync("new TcpClient(\"127.0.0.1\", ((IPEndPoint)door.LocalEndpoint).Port); await Task.Delay(300); entered");
        Assert.Equal("False", run.Result, ignoreCase: true);
    }

    private async Task<(CellRun Run, long Milliseconds)> InterruptAsync(string code, int interrupts = 1)
    {
        var clock = new Stopwatch();
        var run = await kernel.RunAsync("Console.WriteLine(\"started\"); Console.Out.Flush();\n" + code, onMessage: TestKernel.When("started", async () =>
        {
            if (!clock.IsRunning)
            {
                await Task.Delay(30, TestContext.Current.CancellationToken);
                clock.Start();
                for (var i = 0; i < interrupts; i++)
                {
                    await kernel.SendAsync("interrupt_request", [], channel: "control");
                }
            }
        }));
        return (run, clock.ElapsedMilliseconds);
    }
}
