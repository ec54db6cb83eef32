using System.Diagnostics;
using Cahier.Kernel.Client;

namespace Cahier.Kernel.Tests.Client;

/// <summary>How a kernel's process ends, and what its client then knows.</summary>
public class KernelProcessTests
{
    [Fact]
    public async Task Exit_called_by_a_cell_is_named_and_its_output_is_not_lost()
    {
        await using var kernel = await TestKernel.StartAsync();
        var run = await kernel.RunAsync("Console.WriteLine(\"bye\"); Environment.Exit(3);");
        Assert.Equal("bye\n", run.Stdout);
        Assert.Equal(3, await kernel.Process.Exited);
        Assert.False(kernel.Process.ExitExpected);
        Assert.Contains("Environment.Exit(3)", kernel.Process.ExitReason!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_terminals_interrupt_is_left_to_the_client()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no interrupt signal to send on Windows.");
        await using var kernel = await TestKernel.StartAsync();
        var id = (await kernel.RunAsync("Environment.ProcessId")).Result!;
        using (var interrupt = Process.Start("kill", ["-INT", id]))
        {
            await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal("2", (await kernel.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task A_stack_overflow_is_named()
    {
        await using var kernel = await TestKernel.StartAsync();
        // A field that makes its own type: no function to check.
        await kernel.RunAsync("class A { public A Other = new A(); }\nnew A()");
        Assert.NotEqual(0, await kernel.Process.Exited);
        Assert.StartsWith("Stack overflow: an endless recursion through new A stopped", kernel.Process.ExitReason!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_by_violence_is_told_in_the_notebooks_language()
    {
        await using var kernel = new FrenchTestKernel();
        await kernel.InitializeAsync();
        await kernel.RunAsync("Environment.FailFast(\"fin\");");
        Assert.NotEqual(0, await kernel.Process.Exited);
        Assert.StartsWith("Le code a terminé le noyau par Environment.FailFast(\"fin\")", kernel.Process.ExitReason!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shutdown_is_answered_and_expected()
    {
        await using var kernel = await TestKernel.StartAsync();
        await kernel.SendAsync("execute_request", new() { ["code"] = "while (true) { }" });
        Assert.Equal("shutdown_reply", (await kernel.AskAsync("shutdown_request", new() { ["restart"] = false }, "control")).Type);
        Assert.Equal(0, await kernel.Process.Exited);
        Assert.True(kernel.Process.ExitExpected);
    }

    [Fact]
    public async Task A_client_that_disappears_ends_the_kernel()
    {
        var start = KernelCommandLine.For(new KernelStart { WorkingDirectory = Path.GetTempPath() });
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Several_kernels_run_side_by_side()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            await using var kernel = await TestKernel.StartAsync();
            await kernel.RunAsync($"var mine = {i};");
            return (await kernel.RunAsync("mine * 10")).Result!;
        }));
        Assert.Equal(["0", "10", "20"], results);
    }
}
