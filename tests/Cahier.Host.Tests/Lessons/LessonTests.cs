using Cahier.Host.Checking;
using Cahier.Host.Courses;
using Cahier.Host.Execution;
using Cahier.Host.Html;
using Cahier.Host.Notebooks;
using Cahier.Host.Tests.Execution;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Lessons;

/// <summary>Every lesson there is, in both languages, run from a clean state.</summary>
[Collection(WholeMachine.Name)]
public class LessonTests
{
    // A lesson takes at most 90 s on two cores; processor time does not depend on what else the machine does.
    private const double MostCpuSeconds = 180;

    private static readonly TimeSpan CellTimeout = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Lessons =>
    [
        .. CourseFolder.Languages
            .SelectMany(language => Repository.Course.Notebooks("notebooks", language))
            .Select(file => Path.GetRelativePath(Repository.Course.Root, file).Replace(Path.DirectorySeparatorChar, '/')),
    ];

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_lesson_runs_from_top_to_bottom_in_its_time(string lesson)
    {
        Assert.True(await LibraryBuild.EnsureAsync(Repository.Course, TextWriter.Null, Cancellation.OfTest), "lib/Cahier does not build.");
        var notebook = NotebookFile.Read(Path.Combine(Repository.Course.Root, lesson));

        var result = await NotebookExecution.RunAsync(notebook, CellTimeout, memoryLimit: null, _ => { }, Cancellation.OfTest);

        Assert.Null(result.FailureLine);
        Assert.Empty(NotebookSchema.Violations(result.Notebook.Json));
        Assert.StartsWith("<!doctype html>", NotebookPage.Render(result.Notebook), StringComparison.Ordinal);
        Assert.True(result.CpuSeconds <= MostCpuSeconds, $"{lesson}: {result.CpuSeconds:0.0} s of processor time, {MostCpuSeconds} s allowed.");
    }

    [Fact]
    public void Every_lesson_is_fit_to_be_committed()
    {
        var report = CourseCheck.Run([.. CourseFolder.Collections.SelectMany(collection =>
            CourseFolder.Languages.SelectMany(language => Repository.Course.Notebooks(collection, language)))]);

        Assert.Empty(report.Problems);
        Assert.True(report.Pairs > 0, "No lesson was found.");
    }
}
