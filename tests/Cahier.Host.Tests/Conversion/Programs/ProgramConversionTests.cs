using Cahier.Host.Conversion;
using Cahier.Host.Conversion.Programs;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Conversion.Programs;

public class ProgramConversionTests
{
    [Theory]
    [InlineData("var x = 1;\nx", "var x = 1;\ndisplay(x);")]
    [InlineData("x + 1 // why", "display(x + 1); // why")]
    [InlineData("F(1)", "show(() => F(1));")]
    [InlineData("a?.F()", "show(() => a?.F());")]
    [InlineData("await F()", "await showAsync(async () => await F());")]
    [InlineData("int.TryParse(\"1\", out var n)", "display(int.TryParse(\"1\", out var n));")]
    [InlineData("Console.WriteLine(1)", "Console.WriteLine(1);")]
    [InlineData("x.Display()", "x.Display();")]
    [InlineData("display(x);", "display(x);")]
    [InlineData("int x;\nstring a = \"\", b;", "int x = default;\nstring a = \"\", b = default;")]
    [InlineData("public int F() => 1;\nprivate static readonly int y = 2;", "int F() => 1;\nint y = 2;")]
    [InlineData("using System.IO;\n// first\nvar x = 1;", "// first\nvar x = 1;")]
    [InlineData("record P(int X);\nvar p = new P(1);\n// a class\nclass C { }\np", "var p = new P(1);\ndisplay(p);")]
    [InlineData("#r \"System.Xml.Linq\"\n\nvar x = 1;", "var x = 1;")]
    [InlineData("#!time\nvar x = 1;", "var x = 1;")]
    [InlineData("#!markdown\nprose\n#!csharp\n1", "// prose\ndisplay(1);")]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\";", "var s = \"\"\"\n#!time\n\"\"\";")]
    [InlineData("var d = display(1);\nd.Update(2);", "var d = display(1);\nd.Update(2);\nshowUpdated();")]
    [InlineData("static int Twice(this int n) => 2 * n;\nvar x = 2.Twice();", "var x = 2.Twice();")]
    public void A_cell_becomes_statements(string code, string expected)
    {
        var (text, problems) = Write(code);
        Assert.DoesNotContain(problems, problem => problem.IsFatal);
        var start = text.IndexOf("// ---- cell 1 [c1]\n", StringComparison.Ordinal) + "// ---- cell 1 [c1]\n".Length;
        Assert.Equal(expected, text[start..text.IndexOf("\n\n", start, StringComparison.Ordinal)]);
    }

    [Fact]
    public void Usings_come_first_types_last_and_packages_before_all()
    {
        var (text, _) = Write("#r \"nuget: A.B, 1.2.3\"\n#r \"nuget: C\"\nusing System.IO;\nenum E { One }", "using System.IO;\nusing static System.Math;\nusing L = System.Collections.Generic.List<int>;\n[Obsolete] class G<T> { }\nunsafe { }");
        string[] order = ["#:package A.B@1.2.3\n", "#:package C@*\n", "#:property AllowUnsafeBlocks=true\n", "using System;\n", "using System.IO;\n", "using static System.Math;\n", "using L = ", "// ---- cell 2", "enum E { One }", "[Obsolete] class G<T> { }", "static class NotebookOutput"];
        var places = order.Select(line => text.IndexOf(line, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(text.IndexOf("using System.IO;", StringComparison.Ordinal), text.LastIndexOf("using System.IO;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var x = 1;", "var y = 2;\nvar x = 2;", "cell 2 [c2], line 2: `x` is declared again (first in cell 1 [c1])")]
    [InlineData("int F() => 1;", "int F(int n) => n;", "cell 2 [c2], line 1: `F` is declared again")]
    [InlineData("var (a, b) = (1, 2);", "if (int.TryParse(\"\", out var b)) { }", "cell 2 [c2], line 1: `b` is declared again")]
    [InlineData("class C { }", "\nrecord C(int X);", "cell 2 [c2], line 2: `C` is declared again")]
    [InlineData("foreach (var n in new[] { 1 }) { }", "var n = 1;", "cell 1 [c1], line 1: `n` is declared inside of a block here and for the whole program in cell 2 [c2]")]
    [InlineData("1", "#load \"x.csx\"", "cell 2 [c2], line 1: #load cannot be part of a program")]
    [InlineData("1", "\n#!import a.ipynb", "cell 2 [c2], line 2: #!import cannot be part of a program")]
    [InlineData("1", "#r \"nowhere/Foo.dll\"", "cell 2 [c2], line 1: no project that builds nowhere/Foo.dll was found")]
    [InlineData("1", "if (true) return 5;", "cell 2 [c2], line 1: `return` ends a cell")]
    [InlineData("1", "int P { get; set; }", "cell 2 [c2], line 1: a program has no properties")]
    [InlineData("1", "var x = (1;", "cell 2 [c2], line 1: ) expected")]
    public void What_a_program_cannot_say_is_named_by_cell_and_line(string first, string second, string expected)
    {
        var problem = Assert.Single(Write(first, second).Problems, problem => problem.IsFatal);
        Assert.StartsWith(expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var n = 1;\nvar squares = new[] { 1 }.Select(n => n * n);")]
    [InlineData("var n = 1;\nint F(int n) => n;")]
    [InlineData("partial class C { }\npartial class C { }")]
    [InlineData("class C { }\nclass C<T> { }")]
    [InlineData("for (var i = 0; i < 1; i++) { }\nfor (var i = 0; i < 1; i++) { var t = i; }\n{ var t = 2; }")]
    [InlineData("Func<int> f = () => { return 1; };\nint G() { return 2; }")]
    public void What_may_hide_or_repeat_a_name_is_no_problem(string code) => Assert.Empty(Write(code).Problems);

    [Fact]
    public void A_displayed_value_that_changes_is_noted()
    {
        var note = Assert.Single(Write("var live = display(1);", "for (var i = 0; i < 9; i++)\n    live.Update(i);").Problems);
        Assert.False(note.IsFatal);
        Assert.StartsWith("cell 2 [c2], line 2: `live.Update` changes a displayed value", note.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notebooks/en/14-transformer-end-to-end.ipynb")]
    [InlineData("notebooks/fr/14-transformer-de-bout-en-bout.ipynb")]
    public void A_lesson_names_the_project_of_the_library(string lesson)
    {
        var path = Path.Combine(Repository.Course.Root, lesson.Replace('/', Path.DirectorySeparatorChar));
        var (text, problems) = ProgramConversion.Write(NotebookFile.Read(path), Path.Combine(Path.GetDirectoryName(path)!, "lesson.cs"));
        Assert.DoesNotContain(problems, problem => problem.IsFatal);
        Assert.Contains("\n#:project ../../lib/Cahier\n", text, StringComparison.Ordinal);
        Assert.Contains("\n#:property TreatWarningsAsErrors=false\n", text, StringComparison.Ordinal);
    }

    private static (string Text, IReadOnlyList<ConversionProblem> Problems) Write(params string[] cells)
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "nowhere"));
        var json = SampleNotebook.Make("en", [.. cells.Select((code, i) => SampleNotebook.Code($"c{i + 1}", code))]);
        return ProgramConversion.Write(new Notebook(json, Path.Combine(folder, "a.ipynb")), Path.Combine(folder, "a.cs"));
    }
}
