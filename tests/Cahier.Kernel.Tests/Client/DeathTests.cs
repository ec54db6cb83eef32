namespace Cahier.Kernel.Tests.Client;

/// <summary>What code can do to its own process, and what the reader is told of it.</summary>
public class DeathTests
{
    [Theory]
    [InlineData("Environment.FailFast(\"the end\");", "The code ended the kernel with Environment.FailFast(\"the end\").")]
    [InlineData("await Task.Run(() => Environment.Exit(6));", "The code ended the kernel with Environment.Exit(6).")]
    [InlineData("new System.Threading.Thread(() => Environment.Exit(7)).Start(); System.Threading.Thread.Sleep(-1);", "The code ended the kernel with Environment.Exit(7).")]
    [InlineData("unsafe { *(int*)0x123456789abc = 1; }", "The kernel accessed an address that is not its own")]
    [InlineData("class C : IComparable<C> { public int CompareTo(C other) => Comparer<C>.Default.Compare(this, other); }\nnew C().CompareTo(new C())", "Stack overflow: an endless recursion through C.CompareTo stopped the kernel.")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(-1);", "The kernel was ended from outside")]
    public async Task The_end_of_the_process_is_explained(string code, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && code.Contains("Kill()", StringComparison.Ordinal), "There it cannot be told from an exit.");
        await using var kernel = await TestKernel.StartAsync();
        await kernel.RunAsync(code);
        Assert.NotEqual(0, await kernel.Process.Exited);
        Assert.StartsWith(reason, kernel.Process.ExitReason!, StringComparison.Ordinal);
        Assert.EndsWith("Variables are lost; run the cells again from the start.", kernel.Process.ExitReason!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"lost\")).Start(); System.Threading.Thread.Sleep(300);")]
    [InlineData("System.Threading.ThreadPool.UnsafeQueueUserWorkItem(_ => throw new Exception(\"lost\"), null); System.Threading.Thread.Sleep(300);")]
    [InlineData("var timer = new System.Threading.Timer(_ => throw new Exception(\"lost\")); timer.Change(10, -1); System.Threading.Thread.Sleep(300);")]
    [InlineData("class F { ~F() { throw new Exception(\"lost\"); } }\nvoid Make() { new F(); }\nMake(); GC.Collect(); GC.WaitForPendingFinalizers(); System.Threading.Thread.Sleep(300);")]
    [InlineData("async void Bad() { await Task.Delay(10); throw new Exception(\"lost\"); }\nBad(); await Task.Delay(300);")]
    public async Task An_exception_that_nobody_catches_is_told_and_ends_nothing(string code)
    {
        await using var kernel = await TestKernel.StartAsync();
        await kernel.RunAsync("var kept = 7;");
        var run = await kernel.RunAsync(code);
        Assert.Contains("Exception: lost", run.Error is null ? run.Stderr : run.Traceback, StringComparison.Ordinal);
        Assert.Equal("7", (await kernel.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task Memory_beyond_the_limit_is_refused_and_can_be_given_back()
    {
        await using var kernel = await TestKernel.StartAsync(memoryLimit: 300);
        await kernel.RunAsync("var kept = 7;");
        var run = await kernel.RunAsync("var held = new List<byte[]>();\nwhile (true) held.Add(new byte[10_000_000]);");
        Assert.Equal("OutOfMemoryException", run.ErrorName);
        Assert.StartsWith("There is not enough memory left: cells may hold 300 MB.", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null((await kernel.RunAsync("held = null;")).Error);
        Assert.Equal("100000000", (await kernel.RunAsync("new byte[100_000_000].Length")).Result);
        Assert.Equal("7", (await kernel.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task Native_memory_beyond_the_limit_ends_the_process_and_that_is_told()
    {
        await using var kernel = await TestKernel.StartAsync(memoryLimit: 100);
        await kernel.RunAsync("using System.Runtime.InteropServices;\nunsafe { while (true) { NativeMemory.Fill(NativeMemory.Alloc(50_000_000), 50_000_000, 1); System.Threading.Thread.Sleep(20); } }");
        await kernel.Process.Exited;
        Assert.StartsWith("The cells held more memory than the limit", kernel.Process.ExitReason!, StringComparison.Ordinal);
    }
}
