using System.Text.Json.Nodes;
using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.Directives;

[Collection(KernelCollection.Name)]
public class DirectiveTests(TestKernel kernel, FrenchTestKernel french)
{
    [Fact]
    public async Task A_cell_can_be_timed_in_either_language()
    {
        var run = await kernel.RunAsync("#!time\nSystem.Threading.Thread.Sleep(30);\n7");
        Assert.Equal("7", run.Result);
        Assert.Matches(@"^Wall time: \d+\.\d+ m?s$", Shown(run));
        Assert.Matches(@"^Durée\u00A0: \d+\.\d+ m?s$", Shown(await french.RunAsync("#!time\n1")));
    }

    [Fact]
    public async Task An_unknown_directive_is_told_with_those_that_exist()
    {
        var run = await kernel.RunAsync("1\n  #!fsharp\nlet x = 1", number: 3);
        Assert.StartsWith("cell 3, line 2: \"#!fsharp\" does not exist in this kernel, which runs C#. It knows: #r #i", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((2, 3, 11), ((int)run.Span["line"]!, (int)run.Span["column"]!, (int)run.Span["endColumn"]!));
        Assert.Contains("n'existe pas dans ce noyau", (await french.RunAsync("#!pwsh\nls")).Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_below_a_directive_is_at_the_readers_place()
    {
        var run = await kernel.RunAsync("#!time\nvar a = 1;\nint b = \"s\";");
        Assert.Equal((3, 9), ((int)run.Span["line"]!, (int)run.Span["column"]!));
        Assert.Contains("cell 5, line 2", (await kernel.RunAsync("#!time\nthrow new Exception();", number: 5)).Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_can_be_listed()
    {
        await kernel.RunAsync("var who1 = 1.5; var who2 = new List<int> { 1, 2 };");
        await kernel.RunAsync("var who1 = \"text\";");
        Assert.Matches(@"\bwho1  who2\b", Shown(await kernel.RunAsync("#!who")));
        var table = Shown(await kernel.RunAsync("#!whos"));
        Assert.Matches(@"(?m)^who1 +string +""text""$", table);
        Assert.Matches(@"(?m)^who2 +List<int> +\[1, 2\]$", table);
    }

    [Theory]
    [InlineData("#!about", "Cahier")]
    [InlineData("#!lsmagic", "#!import file.ipynb")]
    public async Task The_kernel_tells_of_itself(string code, string expected) => Assert.Contains(expected, Shown(await kernel.RunAsync(code)), StringComparison.Ordinal);

    [Fact]
    public async Task Prose_is_shown_as_what_it_is()
    {
        var run = await kernel.RunAsync("#!markdown\n*un*\n#!html\n<b>deux</b>\n#!csharp\n3");
        Assert.Equal(["text/markdown", "text/html"], run.Messages.Where(message => message.Type == "display_data").Select(message => message.Content["data"]!.AsObject().First().Key));
        Assert.Equal("3", run.Result);
    }

    [Fact]
    public async Task A_notebook_can_be_imported_and_its_places_are_named()
    {
        var notebook = new JsonObject { ["cells"] = new JsonArray(Cell("markdown", "# Outils"), Cell("code", "int Quadruple(int n)\n{\n    if (n < 0) throw new Exception(\"no\");\n    return 4 * n;\n}"), Cell("code", "Console.WriteLine(\"imported\");")) };
        Write("mes outils.ipynb", notebook.ToJsonString());
        var run = await kernel.RunAsync("#!import \"mes outils.ipynb\"\nQuadruple(3)");
        Assert.Equal("imported\n", run.Stdout);
        Assert.Equal("12", run.Result);
        Assert.Contains("in Quadruple (mes outils.ipynb, cell 1, line 3)", (await kernel.RunAsync("Quadruple(-1)")).Traceback, StringComparison.Ordinal);

        static JsonObject Cell(string type, string source) => new() { ["cell_type"] = type, ["source"] = source };
    }

    [Fact]
    public async Task A_dib_and_a_file_of_code_can_be_imported_and_import_others_beside_them()
    {
        Write("sub/inner.cs", "record Inner(int Value);");
        Write("sub/outer.dib", "#!markdown\n\n# x\n\n#!csharp\n\n#!import inner.cs\nvar inner = new Inner(5);\n");
        Assert.Equal("Inner { Value = 5 }", (await kernel.RunAsync("#!import sub/outer.dib\ninner")).Result);
    }

    [Fact]
    public async Task A_mistake_in_an_imported_file_is_at_its_place_and_not_in_this_cell()
    {
        Write("wrong.dib", "#!csharp\n\nvar fine = 1;\n\n#!csharp\n\n\nint broken = \"s\";\n");
        var run = await kernel.RunAsync("#!import wrong.dib\n1");
        Assert.StartsWith("wrong.dib, cell 2, line 1, column 14: error CS0029", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(run.Reply!.Content["cahier"]!["spans"]!.AsArray());
    }

    [Theory]
    [InlineData("#!import nowhere.ipynb", "File not found")]
    [InlineData("#!import", "#!import needs a .ipynb")]
    [InlineData("#!import tools.py", "#!import needs a .ipynb")]
    [InlineData("#!import self.dib", "imports itself")]
    [InlineData("#!import broken.ipynb", "is not a readable notebook")]
    [InlineData("#i \"nuget: nowhere/feed\"", "The folder of packages nowhere/feed does not exist")]
    [InlineData("#i \"feed\"", "#i needs a source of packages")]
    [InlineData("#r \"nuget:\"", "a name is needed")]
    [InlineData("#r \"nuget: a name, 1\"", "a name is needed")]
    public async Task A_directive_that_cannot_be_followed_says_what_to_do(string code, string expected)
    {
        Write("self.dib", "#!csharp\n\n#!import self.dib\n");
        Write("broken.ipynb", "{\"cells\":[");
        var run = await kernel.RunAsync(code + "\nConsole.Write(\"ran\");");
        Assert.Contains(expected, run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(run.Stdout);
    }

    private static string Shown(CellRun run) => run.Data("display_data")!["text/plain"]!.GetValue<string>();

    private void Write(string name, string text)
    {
        var path = Path.Combine(kernel.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
