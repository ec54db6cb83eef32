using System.Text.Json.Nodes;
using Cahier.Host.Checking;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Checking;

public class CourseCheckTests
{
    [Fact]
    public void A_sound_course_has_no_problem_and_its_pair_is_compared_once()
    {
        using var course = new SampleCourse();

        var report = CourseCheck.Run([course.French, course.English]);

        Assert.Empty(report.Problems);
        Assert.Equal((2, 1), (report.Notebooks, report.Pairs));
    }

    [Fact]
    public void One_version_alone_is_compared_with_the_other_too()
    {
        using var course = new SampleCourse();

        Assert.Equal(1, CourseCheck.Run([course.English]).Pairs);
    }

    [Fact]
    public void Different_code_is_named_by_file_cell_line_and_token()
    {
        var english = SampleNotebook.Lesson("en");
        Cell(english, 2)["source"] = "var x = 12;\nConsole.WriteLine($\"square: {x * x}\");\nx + x";

        var problem = TheProblem(english: english);

        Assert.Equal("cell 2 [square], line 3", problem.Place);
        Assert.StartsWith("differs from ../en/01-trial.ipynb, line 3: `*` here, `+` there.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "x;")]
    [InlineData("'a'", "'b'")]
    [InlineData("var x = 1; // @param", "var x = 1;")]
    [InlineData("#r \"a.dll\"", "#r \"b.dll\"")]
    [InlineData("f(\"a\")", "f(\"a\", \"b\")")]
    public void What_is_code_must_be_equal(string french, string english) =>
        Assert.Contains(ProblemsOf(french, english), problem => problem.Message.Contains("Only string literals and comments may differ", StringComparison.Ordinal));

    [Theory]
    [InlineData("f(\"un\"); // oui", "f(\"one\"); /* yes */")]
    [InlineData("f($\"{n} mot{(n > 1 ? \"s\" : \"\")}\")", "f($\"{n} word(s)\")")]
    [InlineData("f(1,2)", "f( 1,\n  2 )")]
    [InlineData("// rien", "// nothing\n// at all")]
    public void Strings_comments_and_white_space_may_differ(string french, string english) => Assert.Empty(ProblemsOf(french, english));

    [Fact]
    public void Cells_in_another_order_are_a_problem()
    {
        var english = SampleNotebook.Lesson("en");
        var cells = english["cells"]!.AsArray();
        var last = cells[2]!;
        cells.RemoveAt(2);
        cells.Insert(1, last);

        Assert.Contains(Problems(english: english), problem => problem.Message.Contains("the same cells, ids and order", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_too_many_is_a_problem()
    {
        var english = SampleNotebook.Lesson("en");
        english["cells"]!.AsArray().Add(SampleNotebook.Code("more", "1"));

        Assert.Contains("has no counterpart", TheProblem(english: english).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_without_its_other_language_is_a_problem()
    {
        using var course = new SampleCourse();
        File.Delete(course.English);

        Assert.Contains("lesson 1 has no version in ../en/", Assert.Single(CourseCheck.Run([course.French]).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_outputs_and_counts_are_problems()
    {
        var english = SampleNotebook.Lesson("en");
        Cell(english, 2)["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "1" });
        Cell(english, 2)["execution_count"] = 3;

        Assert.Equal(2, Problems(english: english).Count(problem => problem.Place == "cell 2 [square]" && problem.Message.Contains("clear all outputs", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string, string> SpoiledMetadata => new()
    {
        { "/nbformat_minor", "4", "nbformat_minor" },
        { "/metadata/kernelspec/name", "\"python3\"", "metadata.kernelspec" },
        { "/metadata/language_info/name", "\"C#\"", "metadata.language_info" },
        { "/metadata/cahier/title", "\"\"", "metadata.cahier.title" },
        { "/metadata/cahier/summary", "null", "metadata.cahier.summary" },
        { "/metadata/cahier/minutes", "0", "metadata.cahier.minutes" },
        { "/metadata/cahier/lesson", "\"1\"", "metadata.cahier.lesson" },
        { "/metadata/cahier/language", "\"fr\"", "metadata.cahier.language must be \"en\"" },
        { "/cells/1/metadata/dotnet_interactive", "null", "metadata.dotnet_interactive" },
        { "/cells/1/metadata/polyglot_notebook/kernelName", "\"fsharp\"", "metadata.polyglot_notebook" },
        { "/cells/1/id", "\"square\"", "another cell has the same id" },
        { "/cells/1/id", "\"é\"", "letters, digits" },
        { "/cells/1/id", "null", "has no id" },
        { "/cells/1/cell_type", "\"heading\"", "cell_type" },
        { "/cells/1/source", "\"Language.Use(\\\"fr\\\");\"", "must set the language: Language.Use(\"en\");" },
    };

    [Theory]
    [MemberData(nameof(SpoiledMetadata))]
    public void Each_part_of_the_notebook_contract_is_checked(string where, string value, string expected)
    {
        var english = SampleNotebook.Lesson("en");
        Set(english, where, JsonNode.Parse(value));

        Assert.Contains(Problems(english: english), problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[a](missing.png)", "missing.png")]
    [InlineData("![a](../fr/nowhere.svg)", "../fr/nowhere.svg")]
    [InlineData("<img src=\"missing.png\" alt=\"\">", "missing.png")]
    [InlineData("[a](gone%20away.md#part)", "gone%20away.md")]
    public void A_link_to_a_file_that_does_not_exist_is_a_problem(string prose, string target)
    {
        var english = SampleNotebook.Lesson("en");
        Cell(english, 0)["source"] = prose;

        var problem = TheProblem(english: english);

        Assert.Equal("cell at position 1 [title]", problem.Place);
        Assert.StartsWith($"\"{target}\" does not exist", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](../fr/01-essai.ipynb) [b](https://example.org/x) [c](#top) [d](mailto:a@b) $[a](b)$ `[e](f)`")]
    [InlineData("[a](01-trial.ipynb#section)")]
    public void Links_that_hold_are_none(string prose)
    {
        var english = SampleNotebook.Lesson("en");
        Cell(english, 0)["source"] = prose;

        Assert.Empty(Problems(english: english));
    }

    [Theory]
    [InlineData("#r \"../../lib/bin/Other.dll\"")]
    [InlineData("#load \"missing.csx\"")]
    [InlineData("File.ReadAllText(\"../../data/missing.csv\");")]
    public void A_path_in_code_to_a_file_that_does_not_exist_is_a_problem(string code) =>
        Assert.Equal(2, ProblemsOf(code, code).Count(problem => problem.Message.Contains("does not exist", StringComparison.Ordinal)));

    [Fact]
    public void The_library_counts_as_there_when_it_can_be_built()
    {
        const string Code = "#r \"../../lib/bin/Cahier.dll\"";

        Assert.Equal(2, ProblemsOf(Code, Code).Count);
        Assert.Empty(ProblemsOf(Code, Code, course => Directory.CreateDirectory(Path.Combine(course.Root, "lib", "Cahier"))));
    }

    [Fact]
    public void Broken_json_is_a_problem_with_its_line_and_the_rest_is_still_checked()
    {
        using var course = new SampleCourse();
        File.WriteAllText(course.English, "{\n oops");

        var report = CourseCheck.Run([course.French, course.English]);

        Assert.Contains(report.Problems, problem => problem.ToString().Contains(".ipynb(2): broken JSON", StringComparison.Ordinal));
        Assert.Equal(1, report.Notebooks);
    }

    private static IReadOnlyList<Problem> ProblemsOf(string french, string english, Action<SampleCourse>? prepare = null)
    {
        JsonObject[] lessons = [SampleNotebook.Lesson("fr"), SampleNotebook.Lesson("en")];
        Cell(lessons[0], 2)["source"] = french;
        Cell(lessons[1], 2)["source"] = english;
        return Problems(lessons[0], lessons[1], prepare);
    }

    private static IReadOnlyList<Problem> Problems(JsonObject? french = null, JsonObject? english = null, Action<SampleCourse>? prepare = null)
    {
        using var course = new SampleCourse(french, english);
        prepare?.Invoke(course);
        return CourseCheck.Run([course.French, course.English]).Problems;
    }

    private static Problem TheProblem(JsonObject? french = null, JsonObject? english = null) => Assert.Single(Problems(french, english));

    private static JsonObject Cell(JsonObject notebook, int index) => notebook["cells"]![index]!.AsObject();

    private static void Set(JsonObject notebook, string path, JsonNode? value)
    {
        JsonNode at = notebook;
        var steps = path.Trim('/').Split('/');
        foreach (var step in steps[..^1])
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        at[steps[^1]] = value;
    }
}
