using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

/// <summary>What no check can be put into: it is stopped by force, and both ways that can end are told.</summary>
public class ForcedStopTests
{
    public static TheoryData<string> Cells => [.. EndlessCells.Unchecked.Keys];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_that_must_be_stopped_by_force_ends_or_its_process_does(string name)
    {
        await using var kernel = await TestKernel.StartAsync();
        await kernel.RunAsync("var kept = 7;");
        var cell = await kernel.SendAsync("execute_request", new() { ["code"] = EndlessCells.Unchecked[name] });
        var following = kernel.FollowAsync(cell);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await kernel.Process.InterruptAsync(TestContext.Current.CancellationToken);
        var run = await following;

        if (run.Error is null)
        {
            await kernel.Process.Exited;
            Assert.StartsWith("This code cannot be interrupted", kernel.Process.ExitReason!, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("KeyboardInterrupt", run.ErrorName);
            Assert.Equal("7", (await kernel.RunAsync("kept")).Result);
        }

        // On Windows an abort is safe.
        Assert.Equal(!OperatingSystem.IsWindows(), run.Stderr.Contains("stopping it by force", StringComparison.Ordinal));
    }
}
