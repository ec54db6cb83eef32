using System.Diagnostics;
using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

[Collection(KernelCollection.Name)]
public class InterruptTests(TestKernel kernel)
{
    // A loop ends in a few milliseconds; the rest is for a machine that is busy with other tests.
    private const int Milliseconds = 500;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true);")]
    [InlineData("try { while (true) { } } catch (Exception) { } finally { }")]
    [InlineData("Thread.Sleep(100_000);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("while (true) await Task.Delay(5);")]
    [InlineData("await Task.Delay(5); Thread.Sleep(100_000);")]
    [InlineData("new ManualResetEvent(false).WaitOne();")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).SelectMany(x => Enumerable.Repeat(1, 1_000_000)).Where(x => x > 1).Count()")]
    [InlineData("IEnumerable<int> Endless() { while (true) yield return 1; }\nEndless().Count()")]
    [InlineData("Parallel.For(0, 8, i => { while (true) { } });")]
    [InlineData("Parallel.For(0L, long.MaxValue, i => { });")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("again: goto again;")]
    [InlineData("void Tell() { for (;;) Console.Write('x'); }\nTell();")]
    public async Task A_cell_that_never_ends_is_stopped_and_nothing_is_lost(string code)
    {
        await kernel.RunAsync("using System.Threading; var kept = 7;");
        var clock = new Stopwatch();
        var interrupted = false;
        var run = await kernel.RunAsync("Console.WriteLine(\"started\"); Console.Out.Flush();\n" + code, onMessage: TestKernel.When("started", async () =>
        {
            if (!interrupted)
            {
                interrupted = true;
                await Task.Delay(30, TestContext.Current.CancellationToken);
                clock.Start();
                await kernel.SendAsync("interrupt_request", [], channel: "control");
            }
        }));

        Assert.InRange(clock.ElapsedMilliseconds, 0, Milliseconds);
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
}
