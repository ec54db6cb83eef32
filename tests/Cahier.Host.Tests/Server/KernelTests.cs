using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Server;

public class KernelTests
{
    [Fact]
    public async Task A_cell_runs_and_its_streams_result_and_error_arrive_in_order()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var socket = await KernelSocket.ConnectAsync(served, await StartKernelAsync(served));

        var first = await socket.RunAsync("var x = 20; Console.WriteLine($\"é {x}\"); x + 1");
        var second = await socket.RunAsync("x * 2");
        var wrong = await socket.RunAsync("y");

        Assert.Equal("é 20\n", KernelSocket.StreamText(first).ReplaceLineEndings("\n"));
        Assert.Equal("21", KernelSocket.ResultText(first));
        Assert.Equal("40", KernelSocket.ResultText(second));
        Assert.Equal(["status", "execute_input"], first.Take(2).Select(KernelSocket.TypeOf));
        var error = wrong.Single(message => KernelSocket.TypeOf(message) == "error");
        Assert.Equal("CS0103", (string?)error["content"]!["cahier"]!["spans"]![0]!["id"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("// nothing yet")]
    public async Task A_cell_without_code_ends_like_any_other(string code)
    {
        await using var served = await ServedCourse.StartAsync();
        await using var socket = await KernelSocket.ConnectAsync(served, await StartKernelAsync(served));

        await socket.RunAsync(code);

        Assert.Equal("2", KernelSocket.ResultText(await socket.RunAsync("1 + 1")));
    }

    [Fact]
    public async Task A_kernel_works_in_its_notebooks_folder_and_language()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var socket = await KernelSocket.ConnectAsync(served, await StartKernelAsync(served));

        var folder = await socket.RunAsync("Console.Write(Environment.CurrentDirectory);");
        var wrong = await socket.RunAsync("y");

        Assert.EndsWith(Path.Combine("notebooks", "fr"), KernelSocket.StreamText(folder), StringComparison.Ordinal);
        var error = wrong.Single(message => KernelSocket.TypeOf(message) == "error");
        Assert.Contains("cellule", error["content"]!["traceback"]!.ToJsonString() + (string?)error["content"]!["evalue"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_endless_loop_is_interrupted_and_the_kernel_goes_on()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        await using var socket = await KernelSocket.ConnectAsync(served, kernel);
        await socket.RunAsync("var kept = 7;");

        var id = await socket.ExecuteAsync("while (true) { }");
        await socket.UntilAsync(message => KernelSocket.TypeOf(message) == "execute_input");
        var watch = Stopwatch.StartNew();
        await served.PostAsync($"/api/kernels/{kernel}/interrupt");
        var messages = await socket.FinishAsync(id);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Contains(messages, message => KernelSocket.TypeOf(message) == "error");
        Assert.Equal("7", KernelSocket.ResultText(await socket.RunAsync("kept")));
    }

    [Fact]
    public async Task A_restart_forgets_everything_on_the_same_web_socket()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        await using var socket = await KernelSocket.ConnectAsync(served, kernel);
        await socket.RunAsync("var x = 1;");

        var model = await served.PostAsync($"/api/kernels/{kernel}/restart");
        var messages = await socket.RunAsync("x");

        Assert.Equal(kernel, (string?)model["id"]);
        Assert.Contains(messages, message => KernelSocket.TypeOf(message) == "error");
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_cell_answers_its_request_and_is_no_death()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        await using var socket = await KernelSocket.ConnectAsync(served, kernel);
        var running = await socket.ExecuteAsync("while (true) { }");
        await socket.UntilAsync(message => KernelSocket.TypeOf(message) == "execute_input");

        await served.PostAsync($"/api/kernels/{kernel}/restart");
        var id = await socket.ExecuteAsync("1 + 1");
        var seen = new List<JsonObject>();
        await socket.UntilAsync(message =>
        {
            seen.Add(message);
            return KernelSocket.TypeOf(message) == "execute_reply" && (string?)message["parent_header"]!["msg_id"] == id;
        });

        Assert.Contains(seen, message => KernelSocket.IsState(message, "starting"));
        // To JupyterLab "restarting" is a death that the server made good, for which it opens a new web socket.
        Assert.DoesNotContain(seen, message => KernelSocket.IsState(message, "dead") || KernelSocket.IsState(message, "restarting"));
        var reply = seen.Single(message => KernelSocket.TypeOf(message) == "execute_reply" && (string?)message["parent_header"]!["msg_id"] == running);
        Assert.Equal("aborted", (string?)reply["content"]!["status"]);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "Environment.Exit(3)")]
    [InlineData("int F(int n) { return 1 + F(n + 1); } F(0)", null)]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"seul\")).Start(); System.Threading.Thread.Sleep(2000);", null)]
    public async Task A_cell_that_kills_its_process_is_either_survived_or_explained_and_a_restart_helps(string code, string? reason)
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        await using var socket = await KernelSocket.ConnectAsync(served, kernel);
        await socket.RunAsync("1");

        var id = await socket.ExecuteAsync(code);
        JsonObject? exit = null;
        var end = await socket.UntilAsync(message =>
        {
            exit = KernelSocket.TypeOf(message) == "cahier_exit" ? message : exit;
            return KernelSocket.IsState(message, "dead") || KernelSocket.TypeOf(message) == "execute_reply";
        });

        if (reason is not null || KernelSocket.IsState(end, "dead"))
        {
            Assert.NotNull(exit);
            Assert.Equal(id, (string?)exit["parent_header"]!["msg_id"]);
            Assert.Contains(reason ?? "", (string?)exit["content"]!["reason"], StringComparison.Ordinal);
            Assert.Contains("relancez les cellules", (string?)exit["content"]!["reason"], StringComparison.Ordinal);
            Assert.Equal("dead", (string?)(await served.GetAsync($"/api/kernels/{kernel}"))["execution_state"]);
        }

        await served.PostAsync($"/api/kernels/{kernel}/restart");
        Assert.Equal("2", KernelSocket.ResultText(await socket.RunAsync("1 + 1")));
    }

    [Fact]
    public async Task A_request_to_a_dead_kernel_is_told_so()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var socket = await KernelSocket.ConnectAsync(served, await StartKernelAsync(served));
        await socket.ExecuteAsync("Environment.Exit(0);");
        await socket.UntilAsync(message => KernelSocket.IsState(message, "dead"));

        var id = await socket.ExecuteAsync("1");

        var status = await socket.UntilAsync(message => KernelSocket.IsState(message, "dead"));
        Assert.Equal(id, (string?)status["parent_header"]!["msg_id"]);
    }

    [Fact]
    public async Task What_is_said_while_a_client_is_away_reaches_it_when_it_comes_back()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        string id;
        await using (var socket = await KernelSocket.ConnectAsync(served, kernel))
        {
            await socket.RunAsync("1");
            id = await socket.ExecuteAsync("for (var i = 0; i < 20; i++) { Console.WriteLine(i); await Task.Delay(50); } \"done\"");
            await socket.UntilAsync(message => KernelSocket.TypeOf(message) == "execute_input");
        }

        await Task.Delay(1500, Cancellation.OfTest);
        await using var again = await KernelSocket.ConnectAsync(served, kernel);
        var messages = await again.FinishAsync(id);

        Assert.Contains("19", KernelSocket.StreamText(messages), StringComparison.Ordinal);
        Assert.Contains("done", KernelSocket.ResultText(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_reach_every_client_and_replies_the_one_that_asked()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);
        await using var asker = await KernelSocket.ConnectAsync(served, kernel, "asker");
        await using var watcher = await KernelSocket.ConnectAsync(served, kernel, "watcher");
        // The second web socket is known to the server once it has been answered.
        await watcher.RunAsync("0");

        var id = await asker.ExecuteAsync("41 + 1");
        await asker.FinishAsync(id);
        var seen = new List<JsonObject>();
        await watcher.UntilAsync(message =>
        {
            seen.Add(message);
            return KernelSocket.IsState(message, "idle") && (string?)message["parent_header"]!["msg_id"] == id;
        });

        Assert.Contains(seen, message => KernelSocket.TypeOf(message) == "execute_result");
        Assert.DoesNotContain(seen, message => KernelSocket.TypeOf(message) == "execute_reply");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"channel\": \"shell\"}")]
    [InlineData("{\"channel\": 5, \"header\": {\"msg_type\": \"nonsense_request\"}}")]
    [InlineData("{\"channel\": \"iopub\", \"header\": {\"msg_type\": \"status\"}, \"content\": {\"execution_state\": \"dead\"}}")]
    public async Task A_frame_that_is_no_request_is_passed_over(string frame)
    {
        await using var served = await ServedCourse.StartAsync();
        await using var socket = await KernelSocket.ConnectAsync(served, await StartKernelAsync(served));

        await socket.SendTextAsync(frame);

        Assert.Equal("2", KernelSocket.ResultText(await socket.RunAsync("1 + 1")));
    }

    [Fact]
    public async Task Kernels_end_when_they_are_deleted_and_when_the_server_ends()
    {
        var served = await ServedCourse.StartAsync();
        var first = await StartKernelAsync(served);
        var second = await StartKernelAsync(served);
        var firstProcess = await ProcessOf(served, first);
        var secondProcess = await ProcessOf(served, second);

        using var answer = await served.Client.DeleteAsync($"/api/kernels/{first}", Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await EndsAsync(firstProcess);
        Assert.False(secondProcess.HasExited);
        await served.DisposeAsync();
        await EndsAsync(secondProcess);
    }

    [Fact]
    public async Task The_server_describes_its_kernels_as_jupyter_does()
    {
        await using var served = await ServedCourse.StartAsync();
        var kernel = await StartKernelAsync(served);

        Assert.Equal(["cahier", ".net-csharp"], (await served.GetAsync("/api/kernelspecs"))["kernelspecs"]!.AsObject().Select(spec => spec.Key));
        Assert.Equal(kernel, (string?)(await served.GetAsync($"/api/kernels/{kernel}"))["id"]);
        Assert.Matches(@"\.\d{6}Z$", (string?)(await served.GetAsync($"/api/kernels/{kernel}"))["last_activity"]);
        Assert.Equal(1, (int)(await served.GetAsync("/api/status"))["kernels"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync("/api/kernels/unknown", Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.PostAsync("/api/kernels/unknown/restart", null, Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.PostAsync("/api/kernels", new StringContent("{\"name\": \"python3\"}"), Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task A_session_joins_a_notebook_and_a_kernel_and_ends_both()
    {
        await using var served = await ServedCourse.StartAsync();
        var body = new JsonObject
        {
            ["path"] = SampleCourse.FrenchName,
            ["name"] = "01",
            ["type"] = "notebook",
            ["kernel"] = new JsonObject { ["name"] = ".net-csharp" },
        };

        var session = await served.PostAsync("/api/sessions", body);
        var same = await served.PostAsync("/api/sessions", body.DeepClone().AsObject());

        Assert.Equal((string?)session["id"], (string?)same["id"]);
        Assert.Equal(SampleCourse.FrenchName, (string?)session["notebook"]!["path"]);
        var kernel = (string?)session["kernel"]!["id"];
        Assert.Equal(kernel, (string?)(await served.GetAsync($"/api/sessions/{session["id"]}"))["kernel"]!["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await served.Client.DeleteAsync($"/api/sessions/{session["id"]}", Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync($"/api/kernels/{kernel}", Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task What_clients_ask_at_their_start_is_answered()
    {
        await using var served = await ServedCourse.StartAsync();

        Assert.NotNull((string?)(await served.GetAsync("/api"))["version"]);
        Assert.NotNull((string?)(await served.GetAsync("/api/me"))["identity"]!["username"]);
        Assert.Empty(await served.GetAsync("/api/config/notebook"));
        Assert.Equal("C#", (string?)(await served.GetAsync("/api/kernelspecs/.net-csharp"))["spec"]!["language"]);
        Assert.Equal("[]", await served.Client.GetStringAsync("/api/terminals", Cancellation.OfTest));
        Assert.Equal(HttpStatusCode.Forbidden, (await served.Client.PostAsync("/api/terminals", null, Cancellation.OfTest)).StatusCode);
        foreach (var (_, logo) in (await served.GetAsync("/api/kernelspecs/cahier"))["resources"]!.AsObject())
            Assert.NotEmpty(await served.Client.GetByteArrayAsync((string)logo!, Cancellation.OfTest));
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync("/kernelspecs/cahier/kernel.json", Cancellation.OfTest)).StatusCode);
    }

    /// <summary>VS Code names a session after the notebook's name alone, with a suffix; a gateway's client passes the notebook's folder on.</summary>
    [Theory]
    [InlineData("""{"kernel": {"name": ".net-csharp"}, "type": "notebook", "name": "x", "path": "01-trial-jvsc-0123.ipynb"}""", "notebooks/en")]
    [InlineData("""{"kernel": {"name": "cahier"}, "type": "notebook", "name": "x", "path": "notebooks/fr/01-essai.ipynb"}""", "notebooks/fr")]
    [InlineData("""{"kernel": {"name": ""}, "type": "console", "name": "", "path": "none.ipynb"}""", "")]
    public async Task A_kernel_runs_in_the_folder_of_the_notebook_that_its_client_means(string session, string folder)
    {
        await using var served = await ServedCourse.StartAsync();
        var model = await served.PostAsync("/api/sessions", JsonNode.Parse(session)!.AsObject());
        await using var socket = await KernelSocket.ConnectAsync(served, (string)model["kernel"]!["id"]!);

        var messages = await socket.RunAsync("Console.Write(Environment.CurrentDirectory);");

        Assert.Equal(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(served.Course.Root, folder))), KernelSocket.StreamText(messages));
    }

    private static async Task<string> StartKernelAsync(ServedCourse served) =>
        (string)(await served.PostAsync("/api/kernels", new JsonObject { ["name"] = "cahier", ["path"] = SampleCourse.FrenchName }))["id"]!;

    private static async Task<Process> ProcessOf(ServedCourse served, string kernel)
    {
        await using var socket = await KernelSocket.ConnectAsync(served, kernel);
        return Process.GetProcessById(int.Parse(KernelSocket.ResultText(await socket.RunAsync("Environment.ProcessId"))!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task EndsAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation.OfTest);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
    }
}
