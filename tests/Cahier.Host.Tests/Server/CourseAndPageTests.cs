using System.IO.Compression;
using System.Net;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Server;

public class CourseAndPageTests
{
    [Fact]
    public async Task The_lessons_are_what_the_notebooks_say_of_themselves()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Course.Write("notebooks/fr/02-brouillon.ipynb", "{ broken");

        var course = await served.GetAsync("/api/cahier/course");

        Assert.Matches(@"^\d+\.\d+\.\d+", (string?)course["version"]);
        var lesson = Assert.Single(course["lessons"]!.AsArray())!;
        Assert.Equal(1, (int)lesson["number"]!);
        Assert.Equal(5, (int)lesson["minutes"]!);
        Assert.Equal(("Essai", "Trial"), ((string?)lesson["title"]!["fr"], (string?)lesson["title"]!["en"]));
        Assert.Equal((SampleCourse.FrenchName, SampleCourse.EnglishName), ((string?)lesson["path"]!["fr"], (string?)lesson["path"]!["en"]));
        Assert.Equal("A trial.", (string?)lesson["summary"]!["en"]);
    }

    [Fact]
    public async Task A_lesson_that_was_edited_is_read_again()
    {
        await using var served = await ServedCourse.StartAsync();
        await served.GetAsync("/api/cahier/course");
        var notebook = SampleNotebook.Lesson("en");
        notebook["metadata"]!["cahier"]!["title"] = "Changed";
        served.Course.Write(SampleCourse.EnglishName, SampleNotebook.Text(notebook));
        File.SetLastWriteTimeUtc(served.Course.English, DateTime.UtcNow.AddSeconds(5));

        Assert.Equal("Changed", (string?)(await served.GetAsync("/api/cahier/course"))["lessons"]![0]!["title"]!["en"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/fr")]
    [InlineData("/fr/")]
    [InlineData("/en/14-transformer")]
    public async Task Every_address_of_the_page_gives_the_same_document(string path)
    {
        using var page = PageFolder();
        await using var served = await ServedCourse.StartAsync(pageFolder: page.Root);

        using var answer = await served.Client.GetAsync(path, Cancellation.OfTest);

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("<!doctype html>é", await answer.Content.ReadAsStringAsync(Cancellation.OfTest));
    }

    [Fact]
    public async Task A_file_of_the_page_is_compressed_and_revalidated()
    {
        using var page = PageFolder();
        await using var served = await ServedCourse.StartAsync(pageFolder: page.Root);
        served.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");

        using var first = await served.Client.GetAsync("/app.js", Cancellation.OfTest);
        served.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await served.Client.GetAsync("/app.js", Cancellation.OfTest);

        Assert.Equal(["br"], first.Content.Headers.ContentEncoding);
        await using var script = new BrotliStream(await first.Content.ReadAsStreamAsync(Cancellation.OfTest), CompressionMode.Decompress);
        using var reader = new StreamReader(script);
        Assert.Equal(new string('a', 10_000), await reader.ReadToEndAsync(Cancellation.OfTest));
        Assert.Equal("text/javascript; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/missing.js")]
    [InlineData("/other/page")]
    public async Task What_is_no_page_is_not_found(string path)
    {
        using var page = PageFolder();
        await using var served = await ServedCourse.StartAsync(pageFolder: page.Root);

        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync(path, Cancellation.OfTest)).StatusCode);
    }

    private static TemporaryFolder PageFolder()
    {
        var folder = new TemporaryFolder();
        folder.Write("index.html", "<!doctype html>é");
        folder.Write("app.js", new string('a', 10_000));
        return folder;
    }
}
