using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

[Collection(KernelCollection.Name)]
public class DisplayTests(TestKernel kernel)
{
    // .NET Interactive's convention, as a library would define it for itself.
    private const string Convention = """
        public sealed class TypeFormatterSourceAttribute(Type type) : Attribute { public Type FormatterSourceType { get; } = type; public string[] PreferredMimeTypes { get; set; } }
        public sealed class ShapeSource { public IEnumerable<object> CreateTypeFormatters() { yield return new JsonForm(); yield return new HtmlForm(); } }
        public sealed class HtmlForm { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("<b>é</b>"); return true; } }
        public sealed class JsonForm { public string MimeType => "application/vnd.plotly.v1+json"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("{\"data\":[1.5]}"); return true; } }
        [TypeFormatterSource(typeof(ShapeSource), PreferredMimeTypes = new[] { "application/vnd.plotly.v1+json", "text/html" })] public class Shape { public override string ToString() => "a shape"; }
        public class Circle : Shape { }
        [TypeFormatterSource(typeof(ShapeSource))] public class Plain { }
        """;

    [Fact]
    public async Task A_type_says_by_its_attribute_how_it_is_shown()
    {
        await kernel.RunAsync(Convention);
        var data = (await kernel.RunAsync("new Circle()")).Data("execute_result")!;
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], data.Select(form => form.Key));
        Assert.Equal(1.5, data["application/vnd.plotly.v1+json"]!["data"]![0]!.GetValue<double>());
        Assert.Equal("<b>é</b>", data["text/html"]!.GetValue<string>());
        Assert.Equal("a shape", data["text/plain"]!.GetValue<string>());

        Assert.Equal(["text/html", "text/plain"], (await kernel.RunAsync("new Plain()")).Data("execute_result")!.Select(form => form.Key));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"],
            (await kernel.RunAsync("display(new Plain(), \"application/vnd.plotly.v1+json\");")).Data("display_data")!.Select(form => form.Key));
    }

    [Fact]
    public async Task A_displayed_value_is_updated_where_it_stands()
    {
        var run = await kernel.RunAsync("var live = display(1); live.Update(HTML(\"<i>2</i>\"));");
        var shown = run.Messages.Find(message => message.Type == "display_data")!.Content;
        var updated = run.Messages.Find(message => message.Type == "update_display_data")!.Content;
        Assert.Equal("1", shown["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal("<i>2</i>", updated["data"]!["text/html"]!.GetValue<string>());
        Assert.Equal(shown["transient"]!["display_id"]!.GetValue<string>(), updated["transient"]!["display_id"]!.GetValue<string>());
        Assert.Null(run.Result);
    }

    [Theory]
    [InlineData("display(42);", "text/plain", "42")]
    [InlineData("display(\"é\");", "text/plain", "é")]
    [InlineData("display(null);", "text/plain", "null")]
    [InlineData("HTML(\"<b>x</b>\").Display();", "text/html", "<b>x</b>")]
    [InlineData("\"**x**\".DisplayAs(\"text/markdown\");", "text/markdown", "**x**")]
    [InlineData("display(new { A = 1 }, \"application/json\");", "application/json", "{\"A\":1}")]
    [InlineData("class H { public string ToHtml() => \"<u>h</u>\"; }\ndisplay(new H());", "text/html", "<u>h</u>")]
    public async Task Values_are_shown_in_the_form_that_fits(string code, string mimeType, string expected)
    {
        var data = (await kernel.RunAsync(code)).Data("display_data")!;
        Assert.Equal(expected, data[mimeType] is System.Text.Json.Nodes.JsonObject json ? json.ToJsonString() : data[mimeType]!.GetValue<string>());
        Assert.True(data.ContainsKey("text/plain"));
    }

    [Fact]
    public async Task Text_and_displays_keep_their_order()
    {
        var run = await kernel.RunAsync("Console.Write(\"a\"); display(1); Console.Write(\"b\"); display(2); Console.Error.Write(\"c\"); Console.Write(\"d\"); 3");
        Assert.Equal(["stream", "display_data", "stream", "display_data", "stream", "stream", "execute_result"],
            run.Messages.Select(message => message.Type).Where(type => type is "stream" or "display_data" or "execute_result"));
    }

    [Fact]
    public async Task A_display_that_throws_is_the_cells_error()
    {
        var run = await kernel.RunAsync("class Bad { public string ToHtml() => throw new InvalidOperationException(\"bad\"); }\nnew Bad()");
        Assert.Equal("InvalidOperationException", run.ErrorName);
    }

    [Fact]
    public async Task An_exception_is_shown_with_the_readers_own_lines()
    {
        var run = await kernel.RunAsync("void Fail()\n{\n    int.Parse(\"x\");\n}\ntry { Fail(); } catch (Exception e) { display(e); }", number: 3);
        Assert.Equal("FormatException: The input string 'x' was not in a correct format.\n   in Fail (cell 3, line 3)\n   cell 3, line 5", run.Data("display_data")!["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_task_as_value_is_not_a_mistake()
    {
        var run = await kernel.RunAsync("Task.Delay(1)");
        Assert.Empty(run.Stderr);
        Assert.StartsWith("Task (", run.Result, StringComparison.Ordinal);
        Assert.Contains("CS4014", (await kernel.RunAsync("async Task Forgets() { Task.Delay(1); await Task.Yield(); }\n1")).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_sequence_is_shown_by_its_beginning()
    {
        var data = (await kernel.RunAsync("IEnumerable<int> Naturals() { for (var i = 0; ; i++) yield return i; }\nNaturals().Select(n => $\"n{n}\")")).Data("execute_result")!;
        Assert.EndsWith("\"n49\", …]", data["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("… and more", data["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
