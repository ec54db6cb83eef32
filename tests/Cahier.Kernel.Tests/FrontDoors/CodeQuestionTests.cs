using System.Text.Json.Nodes;
using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

/// <summary>Questions about code, as a page asks them.</summary>
[Collection(KernelCollection.Name)]
public sealed class CodeQuestionTests(TestKernel kernel, FrenchTestKernel french)
{
    [Fact]
    public async Task The_first_question_waits_for_the_compiler_and_is_answered()
    {
        await using var fresh = await TestKernel.StartAsync();
        var reply = await Ask(fresh, "complete_request", "Console.Wri|");
        Assert.Equal(["Write", "WriteLine"], reply["matches"]!.AsArray().Select(match => match!.GetValue<string>()));
    }

    [Fact]
    public async Task Matches_come_with_their_kinds_signatures_and_documentation_and_places_in_code_points()
    {
        var reply = await Ask(kernel, "complete_request", "var s = \"😀\"; Math.Cbr|");
        Assert.Equal((18, 21), (reply["cursor_start"]!.GetValue<int>(), reply["cursor_end"]!.GetValue<int>()));

        var item = Assert.Single(reply["metadata"]!["cahier"]!["items"]!.AsArray())!;
        Assert.Equal("Cbrt", item["text"]!.GetValue<string>());
        Assert.Equal("method", item["type"]!.GetValue<string>());
        Assert.Equal("double Cbrt(double d)", item["signature"]!.GetValue<string>());
        Assert.Equal("Returns the cube root of a specified number.", item["documentation"]!.GetValue<string>());

        var known = Assert.Single(reply["metadata"]!["_jupyter_types_experimental"]!.AsArray())!;
        Assert.Equal(("Cbrt", "method"), (known["text"]!.GetValue<string>(), known["type"]!.GetValue<string>()));
        Assert.Equal((18, 21), (known["start"]!.GetValue<int>(), known["end"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("#|", "#!time")]
    [InlineData("#!ti|", "#!time")]
    [InlineData("#r \"|", "librairies é/")]
    [InlineData("#r \"librairies é/|", "A.dll")]
    [InlineData("#load \"|", "a.csx")]
    [InlineData("#!import |", "a.ipynb")]
    [InlineData("var x = 1;\n  #r \"librairies é/A|", "A.dll")]
    public async Task Directives_and_their_paths_are_offered(string code, string expected)
    {
        WriteFiles();
        Assert.Contains(expected, await Matches(code));
    }

    [Theory]
    [InlineData("#load \"|", "b.txt")]
    [InlineData("#load \"|", "a.ipynb")]
    [InlineData("var s = \"\"\"\n  #r \"|\n\"\"\";", "librairies é/")]
    [InlineData("/*\n#|\n*/", "#!time")]
    [InlineData("#!markdown\nCons|", "Console")]
    public async Task What_cannot_be_loaded_or_is_no_directive_is_not(string code, string unexpected)
    {
        WriteFiles();
        Assert.DoesNotContain(unexpected, await Matches(code));
    }

    [Fact]
    public async Task A_name_is_explained_in_plain_text_and_Markdown()
    {
        var reply = await Ask(kernel, "inspect_request", "Math.Sq|rt(2)");
        Assert.True(reply["found"]!.GetValue<bool>());
        Assert.Contains("square root", reply["data"]!["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("```csharp", reply["data"]!["text/markdown"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(5, reply["metadata"]!["cahier"]!["start"]!.GetValue<int>());

        Assert.False((await Ask(kernel, "inspect_request", "nowhere|"))["found"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Mistakes_are_told_as_running_tells_them_in_the_readers_language()
    {
        const string Code = "var a = 1;\nint b = notDeclared;";
        var told = (await french.RunAsync(Code)).Span;
        var found = Assert.Single((await Ask(french, "cahier_diagnostics_request", Code + "|"))["diagnostics"]!.AsArray())!;
        Assert.Equal(told.ToJsonString(), found.ToJsonString());
        Assert.Contains("n'existe pas", found["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_above_that_have_not_run_are_known_when_they_are_given()
    {
        var ours = new JsonObject { ["before"] = new JsonArray("var unrun = 1;") };
        var content = new JsonObject { ["code"] = "unrun + 1", ["cahier"] = ours };
        Assert.Empty((await kernel.AskAsync("cahier_diagnostics_request", content)).Content["diagnostics"]!.AsArray());
        Assert.Single((await Ask(kernel, "cahier_diagnostics_request", "unrun + 1|"))["diagnostics"]!.AsArray());
    }

    [Fact]
    public async Task The_newest_text_is_diagnosed_and_every_request_is_answered()
    {
        var ids = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add(await kernel.SendAsync("cahier_diagnostics_request", new() { ["code"] = $"var x{i} = unknown{i};" }));
        }

        var replies = new Dictionary<string, JsonObject>();
        while (replies.Count < ids.Count)
        {
            var message = await kernel.Process.Messages.ReadAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            if (message.Type == "cahier_diagnostics_reply")
            {
                replies[message.ParentId!] = message.Content;
            }
        }

        Assert.All(ids, id => Assert.Contains(replies[id]["status"]!.GetValue<string>(), (string[])["ok", "aborted"]));
        Assert.Contains("unknown29", replies[ids[^1]]["diagnostics"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_shows_its_overloads_and_outside_of_one_there_are_none()
    {
        var reply = await Ask(kernel, "cahier_signature_request", "Math.Pow(1, |");
        var signature = Assert.Single(reply["signatures"]!.AsArray())!;
        Assert.Equal("double Math.Pow(double x, double y)", signature["label"]!.GetValue<string>());
        Assert.Equal(1, reply["activeParameter"]!.GetValue<int>());
        Assert.Equal("y", signature["parameters"]![1]!["name"]!.GetValue<string>());

        Assert.Empty((await Ask(kernel, "cahier_signature_request", "1 + |"))["signatures"]!.AsArray());
    }

    [Fact]
    public async Task Code_is_formatted() =>
        Assert.Equal("var x = 1;", (await Ask(kernel, "cahier_format_request", "var   x=1;|"))["code"]!.GetValue<string>());

    [Fact]
    public async Task A_whole_cell_is_complete_and_half_a_one_asks_for_an_indented_line()
    {
        Assert.Equal("complete", (await Ask(kernel, "is_complete_request", "#!time\n1 + 1|"))["status"]!.GetValue<string>());
        var half = await Ask(kernel, "is_complete_request", "if (true) {|");
        Assert.Equal(("incomplete", "    "), (half["status"]!.GetValue<string>(), half["indent"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Questions_are_answered_while_a_cell_runs()
    {
        var answered = 0;
        const string Cell = "Console.WriteLine(\"runs\"); var until = DateTime.Now.AddSeconds(15); while (DateTime.Now < until) { }";
        var run = await kernel.RunAsync(Cell, onMessage: TestKernel.When("runs", async () =>
        {
            string[] questions = ["complete", "inspect", "is_complete", "cahier_diagnostics", "cahier_signature", "cahier_format"];
            foreach (var question in questions)
            {
                var reply = await Ask(kernel, question + "_request", "Math.Max(|");
                answered += reply["status"]!.GetValue<string>() is "ok" or "incomplete" ? 1 : 0;
            }

            await kernel.SendAsync("interrupt_request", [], channel: "control");
        }));
        Assert.Equal(6, answered);
        Assert.Equal("KeyboardInterrupt", run.ErrorName);
    }

    private static async Task<JsonObject> Ask(TestKernel kernel, string type, string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        var codePoints = marked[..position].EnumerateRunes().Count();
        return (await kernel.AskAsync(type, new() { ["code"] = marked.Remove(position, 1), ["cursor_pos"] = codePoints })).Content;
    }

    private async Task<IEnumerable<string>> Matches(string code) =>
        (await Ask(kernel, "complete_request", code))["matches"]!.AsArray().Select(match => match!.GetValue<string>());

    private void WriteFiles()
    {
        Directory.CreateDirectory(Path.Combine(kernel.Folder, "librairies é"));
        foreach (var file in (string[])["librairies é/A.dll", "a.csx", "a.ipynb", "b.txt"])
        {
            File.WriteAllText(Path.Combine(kernel.Folder, file), "");
        }
    }
}
