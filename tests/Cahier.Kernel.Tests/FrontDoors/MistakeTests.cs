using Cahier.Kernel.Tests.Client;

namespace Cahier.Kernel.Tests.FrontDoors;

/// <summary>What students do, and what they are told.</summary>
[Collection(KernelCollection.Name)]
public class MistakeTests(TestKernel kernel, FrenchTestKernel french)
{
    [Fact]
    public async Task A_syntax_error_is_shown_at_its_place()
    {
        var run = await kernel.RunAsync("var a = 1;\nvar b = (1 + ;", number: 4);
        Assert.Equal("CompilationError", run.ErrorName);
        Assert.Equal("compile", run.Error!["cahier"]!["kind"]!.GetValue<string>());
        Assert.Equal(4, run.Error["cahier"]!["cell"]!.GetValue<int>());
        Assert.Equal((2, 14), ((int)run.Span["line"]!, (int)run.Span["column"]!));
        Assert.StartsWith("cell 4, line 2, column 14: error CS1525", run.Error["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_error_is_shown_where_it_was_written_not_where_checks_moved_it()
    {
        var run = await kernel.RunAsync("while (false) { }; int x = \"s\";", number: 2);
        Assert.Equal((1, 28, 31), ((int)run.Span["line"]!, (int)run.Span["column"]!, (int)run.Span["endColumn"]!));
        Assert.Equal("CS0029", run.Span["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_compiler_speaks_French_to_a_French_notebook()
    {
        var run = await french.RunAsync("int x = \"s\";", number: 3);
        Assert.StartsWith("cellule 3, ligne 1, colonne 9\u00A0: erreur CS0029\u00A0: Impossible de convertir", run.Error!["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebooks_language_line_changes_the_language_from_the_next_cell_on()
    {
        await french.RunAsync("System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = new(\"en\");");
        Assert.Contains("error CS0103", (await french.RunAsync("nothing")).Traceback, StringComparison.Ordinal);
        await french.RunAsync("System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = new(\"fr\");");
        Assert.Contains("erreur CS0103", (await french.RunAsync("nothing")).Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_shown_and_the_cell_runs()
    {
        var run = await kernel.RunAsync("int Unused() { int z; return 1; }\nUnused()", number: 6);
        Assert.Equal("1", run.Result);
        Assert.StartsWith("cell 6, line 1, column 20: warning CS0168", run.Stderr, StringComparison.Ordinal);
        Assert.Equal("warning", run.Reply!.Content["cahier"]!["spans"]![0]!["severity"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_exception_names_the_cells_and_lines_that_led_to_it()
    {
        await kernel.RunAsync("int Divide(int a, int b)\n{\n    if (b == 0) Console.Write(\"\");\n    return a / b;\n}", number: 7);
        var run = await kernel.RunAsync("var one = 1;\nDivide(one, 0)", number: 8);
        Assert.Equal("DivideByZeroException", run.ErrorName);
        Assert.Equal("DivideByZeroException: Attempted to divide by zero.\n   in Divide (cell 7, line 4)\n   cell 8, line 2", run.Traceback);
        Assert.Equal(2, (int)run.Span["line"]!);
        Assert.Equal("1", (await kernel.RunAsync("one")).Result);
    }

    [Fact]
    public async Task An_exception_in_a_lambda_a_loop_and_after_an_await_names_its_line()
    {
        var run = await kernel.RunAsync("var numbers = new[] { 1, 0 };\nforeach (var n in numbers)\n{\n    await Task.Delay(1);\n    var q = numbers.Select(\n        x => 1 / n).Sum();\n}", number: 9);
        Assert.Equal("DivideByZeroException: Attempted to divide by zero.\n   in a lambda (cell 9, line 6)\n   cell 9, line 5", run.Traceback);
    }

    [Theory]
    [InlineData("string s = null;\ns.Length", "NullReferenceException: Cette variable ne contient aucun objet (null)\u00A0: on ne peut rien lui demander. A-t-elle reçu une valeur\u00A0?")]
    [InlineData("var n = 3;\n(new int[2])[n]", "IndexOutOfRangeException: L'indice est en dehors du tableau")]
    [InlineData("new List<int> { 1 }[3]", "ArgumentOutOfRangeException: L'indice est en dehors de la liste")]
    [InlineData("new int[0].Max()", "InvalidOperationException: La suite ne contient aucun élément.")]
    [InlineData("new Dictionary<string, int>()[\"clé\"]", "KeyNotFoundException: La clé 'clé' n'est pas dans le dictionnaire.")]
    [InlineData("int.Parse(\"trois\")", "FormatException: Le texte 'trois' n'a pas la forme attendue")]
    [InlineData("throw new InvalidOperationException(\"mon message\");", "InvalidOperationException: mon message")]
    public async Task The_runtime_speaks_French_to_a_French_notebook(string code, string expected)
    {
        Assert.StartsWith(expected, (await french.RunAsync(code)).Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_is_told_with_its_own_lines()
    {
        var run = await french.RunAsync("try { int.Parse(\"x\"); }\ncatch (Exception e) { throw new InvalidOperationException(\"non\", e); }", number: 2);
        Assert.Contains("Cause\u00A0: FormatException", run.Traceback, StringComparison.Ordinal);
        Assert.Contains("   cellule 2, ligne 1", run.Traceback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Endless(int n) => Endless(n + 1) + 1;\nEndless(0)")]
    [InlineData("class Person { public int Age => Age; }\nnew Person().Age")]
    [InlineData("bool Even(int n) { return Odd(n - 1); }\nbool Odd(int n) { return Even(n - 1); }\nEven(1)")]
    [InlineData("Func<int, int> f = null;\nf = n => 1 + f(n + 1); f(0)")]
    public async Task A_recursion_without_end_is_an_error_and_nothing_is_lost(string code)
    {
        await kernel.RunAsync("var kept = 11;");
        var run = await kernel.RunAsync(code);
        Assert.Equal("RecursionTooDeepException", run.ErrorName);
        Assert.InRange(run.Error!["traceback"]!.AsArray().Count, 1, 100);
        Assert.Equal("11", (await kernel.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task A_recursion_of_fifty_thousand_calls_is_legitimate()
    {
        Assert.Equal("50000", (await kernel.RunAsync("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(50_000)")).Result);
    }

    [Fact]
    public async Task An_exception_on_a_thread_is_told_and_the_kernel_lives_on()
    {
        await kernel.RunAsync("using System.Threading; var state = 5;");
        var run = await kernel.RunAsync("var thread = new Thread(() => throw new InvalidOperationException(\"bang\")); thread.Start(); thread.Join(); Thread.Sleep(100);", number: 12);
        Assert.Null(run.Error);
        Assert.Contains("InvalidOperationException: bang\n   in a lambda (cell 12, line 1)", run.Stderr, StringComparison.Ordinal);
        var pool = await kernel.RunAsync("ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"pool\")); Thread.Sleep(100);");
        Assert.Contains("InvalidOperationException: pool", pool.Stderr, StringComparison.Ordinal);
        Assert.Equal("5", (await kernel.RunAsync("state")).Result);
    }

    [Fact]
    public async Task An_exception_in_an_async_void_is_the_cells_error()
    {
        var run = await kernel.RunAsync("async void Fire() { await Task.Delay(10); throw new InvalidOperationException(\"void\"); }\nFire(); await Task.Delay(200);");
        Assert.Equal("InvalidOperationException", run.ErrorName);
    }

    [Fact]
    public async Task Variables_set_before_a_failure_keep_their_values()
    {
        await kernel.RunAsync("var before = 1; before = 2; throw new Exception(\"x\"); before = 3;");
        Assert.Equal("2", (await kernel.RunAsync("before")).Result);
    }
}
