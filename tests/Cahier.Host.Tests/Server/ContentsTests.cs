using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cahier.Host.Server.Contents;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Server;

public class ContentsTests
{
    private const string Notebook = "/api/contents/" + SampleCourse.FrenchName;

    [Fact]
    public async Task A_notebook_is_given_as_json()
    {
        await using var served = await ServedCourse.StartAsync();

        var model = await served.GetAsync(Notebook);

        Assert.Equal("notebook", (string?)model["type"]);
        Assert.Equal("json", (string?)model["format"]);
        Assert.Equal("01-essai.ipynb", (string?)model["name"]);
        Assert.Equal(SampleCourse.FrenchName, (string?)model["path"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", (string?)model["last_modified"]);
        Assert.Equal(3, model["content"]!["cells"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_folder_lists_what_it_holds_without_hidden_files()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Course.Write("notebooks/fr/.ipynb_checkpoints/01-essai.ipynb", "{}");
        served.Course.Write("notebooks/fr/picture.svg", "<svg/>");

        var model = await served.GetAsync("/api/contents/notebooks/fr");

        Assert.Equal("directory", (string?)model["type"]);
        Assert.Equal(["01-essai.ipynb", "picture.svg"], model["content"]!.AsArray().Select(entry => (string?)entry!["name"]));
        Assert.Equal("directory", (string?)(await served.GetAsync("/api/contents/"))["type"]);
    }

    [Fact]
    public async Task A_save_is_a_copy_and_the_course_stays_as_it_is()
    {
        await using var served = await ServedCourse.StartAsync();
        var before = await File.ReadAllTextAsync(served.Course.French, Cancellation.OfTest);
        var content = SampleNotebook.Make("fr", SampleNotebook.Code("mine", "1 + 1"));

        using var answer = await served.Client.PutAsJsonAsync(Notebook, new JsonObject { ["type"] = "notebook", ["format"] = "json", ["content"] = content }, Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(served.Course.French, Cancellation.OfTest));
        Assert.Equal(SampleNotebook.Text(content), await File.ReadAllTextAsync(served.Work[SampleCourse.FrenchName], Cancellation.OfTest));
        var copy = await served.GetAsync(Notebook);
        Assert.True((bool)copy["cahier"]!["copy"]!);
        Assert.Single(copy["content"]!["cells"]!.AsArray());
        Assert.Equal(3, (await served.GetAsync(Notebook + "?original=1"))["content"]!["cells"]!.AsArray().Count);
    }

    [Fact]
    public async Task Taking_a_copy_away_shows_the_course_again_and_keeps_the_copy_as_a_backup()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Work.Write(SampleCourse.FrenchName, SampleNotebook.Text(SampleNotebook.Make("fr")));

        using var answer = await served.Client.DeleteAsync(Notebook, Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.False((bool)(await served.GetAsync(Notebook))["cahier"]!["copy"]!);
        Assert.Single(Directory.GetFiles(served.Work[".backups/notebooks/fr"]));
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.DeleteAsync(Notebook, Cancellation.OfTest)).StatusCode);
        Assert.True(File.Exists(served.Course.French));
    }

    [Theory]
    [InlineData("""{"type": "notebook", "content": {"cells": 1}}""")]
    [InlineData("""{"type": "notebook"}""")]
    [InlineData("""{"type": "file", "format": "base64", "content": "no base64!"}""")]
    [InlineData("""{"type": "file", "chunk": 1, "content": "a part"}""")]
    [InlineData("""{"type": "link"}""")]
    [InlineData("""[]""")]
    [InlineData("""{ broken""")]
    public async Task What_is_no_notebook_is_not_saved(string body)
    {
        await using var served = await ServedCourse.StartAsync();

        using var answer = await served.Client.PutAsync(Notebook, new StringContent(body), Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(File.Exists(served.Work[SampleCourse.FrenchName]));
    }

    [Fact]
    public async Task A_picture_of_a_lesson_is_given_as_it_is_and_cannot_act_as_a_page()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Course.Write("notebooks/fr/picture.svg", "<svg/>");

        using var answer = await served.Client.GetAsync("/files/notebooks/fr/picture.svg", Cancellation.OfTest);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    public static TheoryData<string> WaysOut =>
    [
        "../secret.txt", "..%2Fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "notebooks/../../secret.txt", "notebooks/..%2f..%2fsecret.txt",
        "..%5csecret.txt", "..\\secret.txt", "%252e%252e/secret.txt", "....//secret.txt", "/etc/passwd", "//etc/passwd", "%2Fetc%2Fpasswd",
        "C:/Windows/win.ini", "C:%5CWindows%5Cwin.ini", "file.txt::$DATA", ".git/config", "notebooks/.hidden", "link.txt", "linked/secret.txt",
        "notebooks/fr/%00", "CON", "nul.txt", "notebooks./fr",
    ];

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task No_path_leads_out_of_the_course(string path)
    {
        await using var served = await ServedCourse.StartAsync();
        PrepareOutside(served.Course);

        foreach (var prefix in (string[])["/api/contents/", "/files/"])
        {
            var (status, answer) = await RawRequest.GetAsync(served.Port, prefix + path, $"Authorization: token {served.Token}");

            Assert.InRange(status, 400, 404);
            Assert.DoesNotContain("secret content", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("../x.txt")]
    [InlineData("a/../../x.txt")]
    [InlineData("a\\..\\x.txt")]
    [InlineData("C:x.txt")]
    [InlineData("linked/x.txt")]
    [InlineData(".profile")]
    [InlineData("a/ /x.txt")]
    [InlineData("a\0b")]
    public void A_path_that_would_leave_the_folder_has_no_place_in_it(string path)
    {
        using var course = new SampleCourse();
        PrepareOutside(course);

        Assert.Null(new ConfinedFolder(course.Root).Resolve(path));
    }

    [Fact]
    public void A_file_that_does_not_exist_yet_has_its_place()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(folder["a/é b.ipynb"], new ConfinedFolder(folder.Root).Resolve("/a/é b.ipynb"));
    }

    public static TheoryData<string> NamesOfNoFile =>
    [
        new string('x', 256), new string('é', 128), "a/" + string.Join('/', Enumerable.Repeat("deep", 1000)), "COM1", "com¹.txt", "CONIN$", "Aux .txt", "GIT~1",
        "GITIGN~1.TXT", "a:b", "a\u0001b", "...", ".", "a/..", "..\\..",
    ];

    [Theory]
    [MemberData(nameof(NamesOfNoFile))]
    public void A_name_that_some_file_system_takes_for_something_else_has_no_place(string name)
    {
        using var folder = new TemporaryFolder();

        Assert.Null(new ConfinedFolder(folder.Root).Resolve(name));
    }

    [Fact]
    public void A_folder_whose_own_path_holds_a_link_gives_its_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("real/a.txt", "inside");
        Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        var confined = new ConfinedFolder(folder["link"]);

        using var reader = new StreamReader(confined.OpenRead(confined.Resolve("a.txt")!));

        Assert.Equal("inside", reader.ReadToEnd());
    }

    [Fact]
    public void A_link_that_takes_a_folders_place_between_look_and_opening_leads_nowhere()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/secret.txt", "inside");
        File.WriteAllText(Path.Combine(folder.Outside, "secret.txt"), "outside");
        var confined = new ConfinedFolder(folder.Root);
        var file = confined.Resolve("in/secret.txt")!;

        Directory.Move(folder["in"], folder["away"]);
        Directory.CreateSymbolicLink(folder["in"], folder.Outside);

        Assert.Throws<FileNotFoundException>(() => confined.OpenRead(file));
    }

    [Theory]
    [InlineData("?type=directory", 400)]
    [InlineData("?type=nonsense", 400)]
    [InlineData("?type=file&format=text", 200)]
    [InlineData("?content=0&hash=1", 200)]
    public async Task What_is_asked_for_is_what_is_given_or_refused(string query, int expected)
    {
        await using var served = await ServedCourse.StartAsync();

        using var answer = await served.Client.GetAsync(Notebook + query, Cancellation.OfTest);
        var model = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation.OfTest))!;

        Assert.Equal(expected, (int)answer.StatusCode);
        if (query.Contains("hash", StringComparison.Ordinal))
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(served.Course.French, Cancellation.OfTest))), (string?)model["hash"]);
        else if (expected == 200)
            Assert.Equal(("file", "text"), ((string?)model["type"], (string?)model["format"]));
        else
            Assert.NotNull((string?)model["message"]);
    }

    [Fact]
    public async Task Only_the_readers_own_files_are_renamed_and_never_over_another()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Work.Write("mine.txt", "mine");
        served.Work.Write("other.txt", "other");

        Assert.Equal(HttpStatusCode.Forbidden, await RenameAsync(SampleCourse.FrenchName, "a.ipynb"));
        Assert.Equal(HttpStatusCode.Conflict, await RenameAsync("mine.txt", "other.txt"));
        Assert.Equal(HttpStatusCode.Conflict, await RenameAsync("mine.txt", SampleCourse.FrenchName));
        Assert.Equal(HttpStatusCode.NotFound, await RenameAsync("mine.txt", "../mine.txt"));
        Assert.Equal(HttpStatusCode.NotFound, await RenameAsync("nothing.txt", "a.txt"));
        Assert.Equal(HttpStatusCode.OK, await RenameAsync("mine.txt", "new folder/mine.txt"));
        Assert.Equal("mine", await File.ReadAllTextAsync(served.Work["new folder/mine.txt"], Cancellation.OfTest));
        Assert.True(File.Exists(served.Course.French));

        async Task<HttpStatusCode> RenameAsync(string from, string to)
        {
            using var answer = await served.Client.PatchAsJsonAsync("/api/contents/" + from, new JsonObject { ["path"] = to }, Cancellation.OfTest);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_checkpoint_of_a_lesson_restores_it_as_a_copy()
    {
        await using var served = await ServedCourse.StartAsync();
        var lesson = await File.ReadAllBytesAsync(served.Course.French, Cancellation.OfTest);
        var checkpoint = await served.PostAsync(Notebook + "/checkpoints");
        served.Work.Write(SampleCourse.FrenchName, SampleNotebook.Text(SampleNotebook.Make("fr")));

        using var restored = await served.Client.PostAsync($"{Notebook}/checkpoints/{checkpoint["id"]}", null, Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.NoContent, restored.StatusCode);
        Assert.Equal(lesson, await File.ReadAllBytesAsync(served.Work[SampleCourse.FrenchName], Cancellation.OfTest));
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.PostAsync(Notebook + "/checkpoints/..%2f..", null, Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.PostAsync("/api/contents/nothing/checkpoints", null, Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task A_save_through_a_link_is_refused()
    {
        await using var served = await ServedCourse.StartAsync();
        Directory.CreateSymbolicLink(served.Work["linked"], served.Work.Outside);

        using var answer = await served.Client.PutAsJsonAsync(
            "/api/contents/linked/x.txt", new JsonObject { ["type"] = "file", ["format"] = "text", ["content"] = "x" }, Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(File.Exists(Path.Combine(served.Work.Outside, "x.txt")));
    }

    private static void PrepareOutside(SampleCourse course)
    {
        var secret = Path.Combine(course.Outside, "secret.txt");
        File.WriteAllText(secret, "secret content");
        course.Write(".git/config", "secret content");
        course.Write("notebooks/.hidden", "secret content");
        File.CreateSymbolicLink(Path.Combine(course.Root, "link.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(course.Root, "linked"), course.Outside);
    }
}
