using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Cahier.Kernel.Tests.Directives;

/// <summary><c>#r "nuget: …"</c>, with packages that the test makes itself.</summary>
public class PackageTests
{
    [Fact]
    public async Task A_package_comes_with_what_it_needs_and_is_there_at_once_the_second_time_without_its_source()
    {
        await using var feed = await LocalFeed.OpenAsync(feed =>
        {
            feed.Pack("Test.Inner", "1.0.0", "public static int Three => 3;");
            feed.Pack("Test.Outer", "1.2.0", "public static int Six => 2 * Test_Inner.Facts.Three;", needs: ("Test.Inner", "1.0.0"));
            feed.Pack("Test.Outer", "1.3.0-beta", "public static int Six => 0;");
        });
        var run = await feed.RunAsync("#r \"nuget: Test.Outer, 1.2.0\"\nusing Test_Outer;\nFacts.Six + Test_Inner.Facts.Three");
        Assert.True(run.Result == "9", run.Error?.ToJsonString());
        var last = run.Messages.Last(message => message.Type is "display_data" or "update_display_data");
        Assert.Equal("Packages: Test.Outer 1.2.0", last.Content["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal("1.2.0", (await feed.RunAsync("Facts.Version")).Result);

        // The next day, another kernel, and the source is gone.
        await feed.Process.DisposeAsync();
        Directory.Delete(feed.Source, recursive: true);
        await feed.InitializeAsync();
        await feed.RunAsync("1");
        var clock = Stopwatch.StartNew();
        var again = await feed.RunAsync("#r \"nuget:Test.Outer,1.2.0\"\nTest_Outer.Facts.Six");
        Assert.Equal("6", again.Result);
        Assert.DoesNotContain(again.Messages, message => message.Type == "update_display_data");
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1500);
    }

    [Fact]
    public async Task Without_a_version_the_newest_stable_one_is_taken_and_another_one_later_is_refused()
    {
        await using var feed = await LocalFeed.OpenAsync(feed =>
        {
            feed.Pack("Test.Versions", "1.9.0");
            feed.Pack("Test.Versions", "1.10.0");
            feed.Pack("Test.Versions", "2.0.0-rc.1");
        });
        var run = await feed.RunAsync("#r \"nuget: Test.Versions\"\nTest_Versions.Facts.Version");
        Assert.True(run.Result == "1.10.0", run.Error?.ToJsonString());
        var other = await feed.RunAsync("#r \"nuget: Test.Versions, 1.9.0\"\n1", number: 2);
        Assert.Contains("Test.Versions 1.10.0 is loaded already; for version 1.9.0, restart the kernel", other.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("1.10.0", (await feed.RunAsync("#r \"nuget: Test.Versions, 1.10.0\"\nTest_Versions.Facts.Version")).Result);
    }

    [Fact]
    public async Task The_part_for_this_machine_is_chosen_native_libraries_too()
    {
        var extension = OperatingSystem.IsWindows() ? "dll" : OperatingSystem.IsMacOS() ? "dylib" : "so";
        await using var feed = await LocalFeed.OpenAsync(feed => feed.Pack(
            "Test.Native",
            "1.0.0",
            """[System.Runtime.InteropServices.DllImport("testnative")] public static extern int f(); """,
            files: [($"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/libtestnative.{extension}", "not a library"), ("runtimes/other-mips/native/libother.so", "")]));
        var run = await feed.RunAsync("#r \"nuget: Test.Native, 1.0.0\"\ntry { Test_Native.Facts.f(); } catch (Exception e) { Console.WriteLine(e.Message); }");

        // It is found, and found to be no library: the loader names the file of the package.
        Assert.Contains($"libtestnative.{extension}", run.Stdout, StringComparison.Ordinal);
        Assert.Contains("test.native", run.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_had_is_told_with_what_to_do()
    {
        (string Package, string Expected)[] mistakes =
        [
            ("Test.Nowhere", "There is no package Test.Nowhere in any source."),
            ("Test.Known, 7.0.0", "Package Test.Known has no version 7.0.0. Choose another"),
            ("Test.Old, 1.0.0", "Package Test.Old is not made for .NET 10."),
        ];
        await using var feed = await LocalFeed.OpenAsync(feed =>
        {
            feed.Pack("Test.Known", "1.0.0");
            feed.Pack("Test.Old", "1.0.0", framework: "net99.0");
        });
        foreach (var (package, expected) in mistakes)
        {
            var run = await feed.RunAsync($"\n#r \"nuget: {package}\"\nConsole.Write(\"ran\");", number: 4);
            Assert.StartsWith("cell 4, line 2: " + expected, run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(2, (int)run.Span["line"]!);
            Assert.Empty(run.Stdout);
        }

        Assert.Equal("3", (await feed.RunAsync("1 + 2")).Result);
    }

    [Fact]
    public async Task Without_a_network_the_reader_is_told_to_connect_once()
    {
        // Nothing listens on port 9 of this machine.
        await using var feed = await LocalFeed.OpenAsync(feed => feed.Config("http://127.0.0.1:9/index.json"));
        var run = await feed.RunAsync("#r \"nuget: Test.Far, 1.0.0\"");
        Assert.Contains("Connect to the network and run the cell again", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_source_can_be_named_in_the_cell()
    {
        await using var feed = await LocalFeed.OpenAsync(feed =>
        {
            feed.Pack("Test.Elsewhere", "1.0.0");
            feed.Config(Directory.CreateDirectory(Path.Combine(feed.Folder, "empty")).FullName);
        });
        var run = await feed.RunAsync("#r \"nuget: Test.Elsewhere, 1.0.0\"\n#i \"nuget: source é\"\nTest_Elsewhere.Facts.Version");
        Assert.True(run.Result == "1.0.0", run.Error?.ToJsonString());
    }

    [Fact]
    public async Task An_interruption_ends_the_restore()
    {
        await using var feed = await LocalFeed.OpenAsync(feed => feed.Pack("Test.Slow", "1.0.0"));
        await feed.RunAsync("1");
        var interrupted = false;
        var run = await feed.RunAsync("#r \"nuget: Test.Slow, 1.0.0\"\nConsole.Write(\"ran\");", onMessage: async message =>
        {
            if (message.Type == "display_data" && !interrupted)
            {
                interrupted = true;
                await feed.SendAsync("interrupt_request", [], channel: "control");
            }
        });
        Assert.Equal("KeyboardInterrupt", run.ErrorName);
        Assert.Empty(run.Stdout);
    }
}
