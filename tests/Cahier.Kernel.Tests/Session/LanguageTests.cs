using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.Session;

/// <summary>C# as a notebook has it: small notebooks, their cells separated by <c>---</c>, and what the last cell says.</summary>
[Collection(KernelCollection.Name)]
public class LanguageTests(TestKernel kernel, FrenchTestKernel french)
{
    [Theory]
    // Redefinition
    [InlineData("var l1 = 1;\n---\nvar l1 = \"text\";\n---\nl1", "text")]
    [InlineData("int L2(int n) => n;\n---\nstring L2(int n) => \"new\";\n---\nL2(1)", "new")]
    [InlineData("int L3(int n) => n;\n---\nint L3 = 5;\n---\nL3", "5")]
    [InlineData("const int L4 = 3;\n---\nconst int L4 = 4;\n---\nL4", "4")]
    [InlineData("record L5(int X);\n---\nrecord L5(int X, int Y);\n---\nnew L5(1, 2)", "L5 { X = 1, Y = 2 }")]
    [InlineData("enum L6 { Red }\n---\nenum L6 { Green }\n---\nL6.Green", "Green")]
    // What lasts
    [InlineData("if (int.TryParse(\"12\", out var l7)) { }\n---\nl7", "12")]
    [InlineData("object l8 = \"s\"; if (l8 is string l8s) { }\n---\nl8s", "s")]
    [InlineData("var (l9a, l9b) = (1, 2);\n---\nl9a + l9b", "3")]
    [InlineData("(int l10a, var l10b) = (3, 4);\n---\nl10a * l10b", "12")]
    [InlineData("using static System.Math;\nusing L11 = System.Collections.Generic.Dictionary<string, int>;\n---\nnew L11 { [\"r\"] = (int)Sqrt(9) }", "{ \"r\": 3 }")]
    [InlineData("int L12 { get; set; } = 4;\n---\nL12++;\n---\nL12", "5")]
    // Awaiting
    [InlineData("await Task.Delay(1);\nvar l13 = await Task.FromResult(7);\n---\nl13", "7")]
    [InlineData("async IAsyncEnumerable<int> L14() { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } }\n---\nvar l14 = 0; await foreach (var i in L14()) l14 += i;\nl14", "3")]
    // Functions and types
    [InlineData("T L15<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;\n---\nL15(\"a\", \"b\")", "b")]
    [InlineData("int L16() { static int Square(int v) => v * v; return Square(3); }\n---\nL16()", "9")]
    [InlineData("partial class L17 { public int A = 1; }\npartial class L17 { public int B = 2; }\n---\nnew L17().A + new L17().B", "3")]
    [InlineData("static int L18(this int x) => 2 * x;\n---\n21.L18()", "42")]
    [InlineData("static class L19 { public static int L19Triple(this int x, int and = 0) => 3 * x + and; }\n---\n7.L19Triple(and: 1) + L19.L19Triple(1)", "25")]
    [InlineData("static class L20 { public static IEnumerable<T> L20Every<T>(this IEnumerable<T> s, int n) where T : struct\n  => s.Where((_, i) => i % n == 0); }\n---\nnew[] { 1, 2, 3 }.L20Every(2)", "[1, 3]")]
    [InlineData("unsafe { int l21 = 3; int* p = &l21; Console.Write(*p); }\n---\n1", "1")]
    [InlineData("{ Span<int> s = stackalloc int[3]; s[0] = 1; Console.Write(s.Length); }\n---\n2", "2")]
    [InlineData("IEnumerable<int> L22() { yield return 1; yield return 2; }\n---\nL22().Sum()", "3")]
    // The rest of a program
    [InlineData("return 5;", "5")]
    [InlineData("if (true) return \"early\";\nConsole.Write(\"late\");", "early")]
    [InlineData("args.Length", "0")]
    [InlineData("#if DEBUG\n\"debug\"\n#else\n\"release\"\n#endif", "release")]
    [InlineData("#region one\nvar l23 = 1;\n#endregion\nl23", "1")]
    public async Task A_notebook_gives(string notebook, string expected) => Assert.Equal(expected, (await RunAsync(kernel, notebook)).Result);

    [Theory]
    [InlineData("namespace M1 { class A { } }", "A cell cannot declare a namespace: remove the line")]
    [InlineData("namespace M2;\nclass A { }", "A cell cannot declare a namespace: remove the line")]
    [InlineData("Span<int> m3 = stackalloc int[3];", "put this code between braces { … } or into a function")]
    [InlineData("static class M4 { extension(int n) { public int Twice => 2 * n; } }", "A cell cannot hold an \"extension\" block")]
    [InlineData("record M5(int X); var m5 = new M5(1);\n---\nrecord M5(int X, int Y);\n---\nM5 other = m5;", "'M5 (cell 1)' to 'M5 (cell 2)'. M5 was defined twice, in cells 1 and 2: what was created before")]
    [InlineData("record M6(int X); var m6 = new List<M6>();\n---\nrecord M6(int X);\n---\nList<M6> other = m6;", "M6 was defined twice: what was created before")]
    [InlineData("class M7 { } object m7 = new M7();\n---\nclass M7 { }\n---\n(M7)m7", "M7 was defined twice, in cells 1 and 2: what was created before")]
    [InlineData("foreach (var m8 in new[] { 1 }) { var inside = m8; }\n---\ninside", "The name 'inside' does not exist")]
    public async Task A_notebook_is_refused_with_a_word_that_helps(string notebook, string expected) =>
        Assert.Contains(expected, (await RunAsync(kernel, notebook)).Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);

    [Fact]
    public async Task A_type_redefined_is_explained_in_French_too()
    {
        var run = await RunAsync(french, "record F1(int X); var f1 = new F1(1);\n---\nrecord F1(int X, int Y);\n---\nF1 autre = f1;");
        Assert.Contains("F1 a été défini deux fois, cellules 1 et 2\u00A0: ce qui a été créé avant", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_using_holds_lasts_until_its_name_is_used_again()
    {
        await kernel.RunAsync("class Held(string name) : IDisposable { public string Name = name; public void Dispose() => Console.WriteLine($\"{Name} ends\"); }");
        Assert.Empty((await kernel.RunAsync("using var held = new Held(\"first\"); using Held a = new(\"a\"), b = new(\"b\");")).Stdout);
        Assert.Equal("first", (await kernel.RunAsync("held.Name")).Result);

        // The old one ends before the new one is made: it may be the same file.
        var again = await kernel.RunAsync("Console.WriteLine(\"before\");\nusing var held = new Held(\"second\");\nConsole.WriteLine(\"after\");\nint wrong() => held.Nam;", number: 3);
        Assert.StartsWith("cell 3, line 4, column 21: error CS1061", again.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("before\nfirst ends\nafter\n", (await kernel.RunAsync("Console.WriteLine(\"before\");\nusing var held = new Held(\"second\");\nConsole.WriteLine(\"after\");")).Stdout);
        Assert.Equal("in\nblock ends\n", (await kernel.RunAsync("using (var block = new Held(\"block\")) Console.WriteLine(\"in\");")).Stdout);
        Assert.Equal("0", (await kernel.RunAsync("await using var stream = new System.IO.MemoryStream();\nstream.Length")).Result);
    }

    [Fact]
    public async Task What_using_holds_is_given_back_when_the_kernel_ends()
    {
        await using var ending = await TestKernel.StartAsync();
        var trace = Path.Combine(kernel.Folder, "given back.txt");
        await ending.RunAsync($"class Trace : IDisposable {{ public void Dispose() => System.IO.File.WriteAllText(@\"{trace}\", \"yes\"); }}");
        await ending.RunAsync("using var trace = new Trace();");
        await ending.AskAsync("shutdown_request", new() { ["restart"] = false }, "control");
        await ending.Process.Exited;
        Assert.Equal("yes", await File.ReadAllTextAsync(trace, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Null_analysis_goes_on_until_the_notebook_ends_it()
    {
        const string Risky = "int Risky(string? s) => s.Length;";
        Assert.Empty((await kernel.RunAsync(Risky)).Stderr);
        await kernel.RunAsync("#nullable enable\nvar strict = 1;");
        Assert.Contains("CS8602", (await kernel.RunAsync(Risky)).Stderr, StringComparison.Ordinal);
        await kernel.RunAsync("#nullable disable");
        Assert.Empty((await kernel.RunAsync(Risky)).Stderr);
    }

    [Fact]
    public async Task A_warning_is_told_once_by_the_cell_that_has_it_and_by_no_other()
    {
        File.WriteAllText(Path.Combine(kernel.Folder, "warns.csx"), "int FromFile() { int unused; return 1; }");
        var first = await kernel.RunAsync("#load \"warns.csx\"\nFunc<int, int> twice = x => 2 * x;\nint Here() { int unused; return twice(FromFile()); }", number: 1);
        Assert.Equal(2, first.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty((await kernel.RunAsync("Here()", number: 2)).Stderr);
        Assert.Contains("Nobody calls Main", (await kernel.RunAsync("static void Main() { }")).Stderr, StringComparison.Ordinal);
    }

    private static async Task<CellRun> RunAsync(TestKernel kernel, string notebook)
    {
        CellRun? last = null;
        var number = 0;
        foreach (var cell in notebook.Split("\n---\n"))
        {
            Assert.Null(last?.Error);
            last = await kernel.RunAsync(cell, ++number);
        }

        return last!;
    }
}
