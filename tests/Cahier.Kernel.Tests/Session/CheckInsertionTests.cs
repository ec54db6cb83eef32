using System.Text;
using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Tests.Session;

public class CheckInsertionTests
{
    [Theory]
    [InlineData("while (true) { }", "while (true) { L }")]
    [InlineData("while (true);", "while (true){ L ; }")]
    [InlineData("do x++; while (x < 3);", "do { L x++; } while (x < 3);")]
    [InlineData("for (;;) for (;;) x++;", "for (;;) { L for (;;) { L x++; } }")]
    [InlineData("foreach (var (a, b) in ps) { }", "foreach (var (a, b) in ps) { L }")]
    [InlineData("again: goto again;", "again: { L goto again; }")]
    [InlineData("Action f = () => { x++; };", "Action f = () => { L x++; };")]
    public void Every_loop_has_a_check(string code, string expected) => Assert.Equal(expected, Checked(code));

    [Theory]
    [InlineData("int F(int n) => n < 2 ? n : F(n - 1);", "int F(int n) { C return n < 2 ? n : F(n - 1); }")]
    [InlineData("void F() { F(); }", "void F() { C F(); }")]
    [InlineData("void F() => F();", "void F() { C F(); }")]
    [InlineData("async Task F() => await F();", "async Task F() { C await F(); }")]
    [InlineData("async Task<int> F() => await F();", "async Task<int> F() { C return await F(); }")]
    [InlineData("class A { int Age => Age; }", "class A { int Age { get { C return Age; } } }")]
    [InlineData("class A { int Age { get => Age; set { Age = value; } } }", "class A { int Age { get { C return Age; } set { C Age = value; } } }")]
    [InlineData("class N { N L; int Sum() => L.Sum() + L?.Sum() ?? 0; }", "class N { N L; int Sum() { C return L.Sum() + L?.Sum() ?? 0; } }")]
    [InlineData("class A { public A() { new A(); } }", "class A { public A() { C new A(); } }")]
    [InlineData("class B { B N; public override string ToString() => $\"{N}\"; }", "class B { B N; public override string ToString() { C return $\"{N}\"; } }")]
    [InlineData("Func<int, int> f = null; f = n => { return f(n); };", "Func<int, int> f = null; f = n => { C return f(n); };")]
    public void A_function_that_may_call_itself_has_a_check(string code, string expected) => Assert.Equal(expected, Checked(code));

    [Theory]
    [InlineData("float Relu(float x) => MathF.Max(x, 0);")]
    [InlineData("float Relu(float x) { return x > 0 ? x : 0; }")]
    [InlineData("int F() => throw new Exception();")]
    [InlineData("abstract class A { public int X { get; set; } public abstract void F(); }")]
    public void A_small_function_has_none(string code) => Assert.Equal(code, Checked(code));

    [Theory]
    [InlineData("Func<int, bool> f = x => x > 1;", "Func<int, bool> f = x => { L return x > 1; };")]
    [InlineData("Action f = () => GC.Collect();", "Action f = () => { L GC.Collect(); };")]
    [InlineData("Func<Task> f = async () => await Task.Delay(1);", "Func<Task> f = async () => { L await Task.Delay(1); };")]
    [InlineData("var s = Enumerable.Repeat(1, 9).Where(x => x > 1).Count();", "var s = Enumerable.Repeat(1, 9).Where(x => { L return x > 1; }).Count();")]
    [InlineData("Func<int, Func<int>> f = x => () => x;", "Func<int, Func<int>> f = x => { L return () => { L return x; }; };")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> f = x => x;", "System.Linq.Expressions.Expression<Func<int, int>> f = x => x;")]
    public void A_lambda_that_is_an_expression_stays_what_it_is(string code, string expected) => Assert.Equal(expected, Checked(code, withMeaning: true));

    [Theory]
    [InlineData("Enumerable.InfiniteSequence(0, 1).Last()", "Each(Enumerable.InfiniteSequence(0, 1)).Last()")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Max()", "Each(Enumerable.Range(0, int.MaxValue)).Max()")]
    [InlineData("Func<int> f = () =>Enumerable.InfiniteSequence(0, 1).Last();", "Func<int> f = () => { L return Each(Enumerable.InfiniteSequence(0, 1)).Last(); };")]
    [InlineData("Func<object> f = () => Enumerable.InfiniteSequence(0, 1);", "Func<object> f = () => { L return Each(Enumerable.InfiniteSequence(0, 1)); };")]
    [InlineData("var s = Enumerable.Range(0, 9).Sum();", "var s = Enumerable.Range(0, 9).Sum();")]
    [InlineData("var q = from x in new[] { 1 } where x > 1 select x;", "var q = from x in Each(new[] { 1 }) where x > 1 select x;")]
    [InlineData("var q = from x in new[] { 1 }.AsQueryable() select x;", "var q = from x in new[] { 1 }.AsQueryable() select x;")]
    [InlineData("var q = from x in new[] { 1 }.AsParallel() select x;", "var q = from x in new[] { 1 }.AsParallel() select x;")]
    public void A_sequence_that_the_library_runs_through_has_a_check_at_each_element(string code, string expected) => Assert.Equal(expected, Checked(code, withMeaning: true));

    [Theory]
    [InlineData("void F(CancellationToken stop = default) { }\nF();", "F(stop: T);")]
    [InlineData("void F(int n, CancellationToken stop = default) { }\nF(1);", "F(1, stop: T);")]
    [InlineData("void F(int n = 1, CancellationToken stop = default) { }\nF();", "F(stop: T);")]
    [InlineData("void F(CancellationToken stop = default) { }\nF(default);", "F(default);")]
    [InlineData("void F(CancellationToken stop = default) { }\nF(stop: default);", "F(stop: default);")]
    [InlineData("void F(CancellationToken stop) { }\nF(default);", "F(default);")]
    [InlineData("int F(CancellationToken stop = default) => 1;\nSystem.Linq.Expressions.Expression<Func<int>> e = () => F();", "System.Linq.Expressions.Expression<Func<int>> e = () => F();")]
    public void A_method_that_takes_a_token_is_given_one(string code, string expected) => Assert.Equal(expected, Checked(code, withMeaning: true).Split('\n')[^1]);

    [Fact]
    public void Positions_lead_back_to_what_was_written()
    {
        const string Code = "while (a) b();\nint F(int n) => F(n - 1) + wrong;";
        var (text, _) = Insert(Code, withMeaning: false);
        var compiled = text.Text.ToString();

        foreach (var word in (string[])["while", "b()", "F(int n)", "F(n - 1)", "wrong"])
        {
            var span = new TextSpan(compiled.IndexOf(word, StringComparison.Ordinal), word.Length);
            var expected = SourceText.From(Code).Lines.GetLinePositionSpan(new TextSpan(Code.IndexOf(word, StringComparison.Ordinal), word.Length));
            Assert.Equal(expected, text.ToOriginal(span));
        }
    }

    private static string Checked(string code, bool withMeaning = false) => Insert(code, withMeaning).Text.Text.ToString()
        .Replace("global::Cahier.Kernel.Session.CellChecks.Loop();", "L", StringComparison.Ordinal)
        .Replace("global::Cahier.Kernel.Session.CellChecks.Call();", "C", StringComparison.Ordinal)
        .Replace("global::Cahier.Kernel.Session.CellChecks.Each", "Each", StringComparison.Ordinal)
        .Replace("global::Cahier.Kernel.Session.CellChecks.Cancellation", "T", StringComparison.Ordinal)
        .Replace("  ", " ", StringComparison.Ordinal);

    private static (CheckedText Text, SyntaxTree Tree) Insert(string code, bool withMeaning)
    {
        var source = SourceText.From(code, Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: ["System", "System.Linq", "System.Threading", "System.Threading.Tasks"]);
        var compilation = CSharpCompilation.CreateScriptCompilation("test", tree, CellReferences.Framework(), options);
        return (CheckInsertion.Into(tree, source, withMeaning ? compilation.GetSemanticModel(tree) : null), tree);
    }
}
