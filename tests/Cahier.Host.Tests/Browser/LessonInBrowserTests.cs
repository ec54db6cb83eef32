using Cahier.Host.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cahier.Host.Tests.Browser;

/// <summary>What a reader does with a lesson, in a real browser.</summary>
[Collection(WholeMachine.Name)]
public class LessonInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const float CellTimeout = 60_000;

    [Fact]
    public async Task The_home_page_lists_the_lessons_and_leads_to_them_without_the_token_in_the_address()
    {
        ChromiumFixture.RequireChromium();
        var page = await chromium.OpenAsync("/");

        await Expect(page.GetByTestId("lesson-list")).ToContainTextAsync("Transformer");
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);
        await page.GetByTestId("lesson-list").GetByRole(AriaRole.Link).Filter(new() { HasText = "Transformer" }).First.ClickAsync();

        await Expect(page.GetByTestId("cell").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_cells_of_lesson_14_run_and_draw_and_a_figure_changes_while_its_cell_runs()
    {
        ChromiumFixture.RequireChromium();
        var page = await OpenLessonAsync();

        foreach (var id in (string[])["setup", "numbers", "batch"])
            await RunAsync(page, id);
        await Expect(Output(page, "numbers")).ToContainTextAsync("vingt et un");
        await RunAsync(page, "masks-figure");
        await Expect(Output(page, "masks-figure").Locator(".js-plotly-plot .main-svg").First).ToBeVisibleAsync(Patiently);

        await WriteAsync(page, "numbers",
            """
            var live = display(Chart.Line(new[] { 1.0, 2.0 }, title: "before"));
            await Task.Delay(1500);
            live.Update(Chart.Line(new[] { 1.0, 2.0, 4.0 }, title: "in between"));
            await Task.Delay(1500);
            live.Update(Chart.Line(new[] { 4.0, 2.0, 1.0 }, title: "after"));
            """);
        await Cell(page, "numbers").GetByTestId("run").ClickAsync();
        foreach (var title in (string[])["before", "in between", "after"])
            await Expect(Output(page, "numbers").Locator(".gtitle")).ToHaveTextAsync(title, new() { Timeout = CellTimeout });
        await Expect(Output(page, "numbers").Locator(".js-plotly-plot")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_endless_loop_is_interrupted_and_the_lesson_goes_on_with_its_variables()
    {
        ChromiumFixture.RequireChromium();
        var page = await OpenLessonAsync();
        await RunAsync(page, "setup", "var kept = 41;");

        await WriteAsync(page, "numbers", "while (true) { }");
        await Cell(page, "numbers").GetByTestId("run").ClickAsync();
        await Expect(page.GetByTestId("kernel-status")).ToHaveAttributeAsync("data-state", "busy", new() { Timeout = CellTimeout });
        await page.GetByTestId("interrupt").ClickAsync();
        await Expect(page.GetByTestId("kernel-status")).ToHaveAttributeAsync("data-state", "idle", new() { Timeout = 10_000 });

        await RunAsync(page, "numbers", "kept + 1");
        await Expect(Output(page, "numbers")).ToContainTextAsync("42");
    }

    [Fact]
    public async Task A_cell_that_ends_the_kernel_is_explained_and_after_a_restart_the_lesson_goes_on()
    {
        ChromiumFixture.RequireChromium();
        var page = await OpenLessonAsync();

        await WriteAsync(page, "setup", "Environment.Exit(0);");
        await Cell(page, "setup").GetByTestId("run").ClickAsync();
        await Expect(page.GetByTestId("kernel-status")).ToHaveAttributeAsync("data-state", "dead", new() { Timeout = CellTimeout });
        await Expect(page.Locator("body")).ToContainTextAsync("Environment.Exit(0)");
        await page.GetByTestId("restart").ClickAsync();
        await Expect(page.GetByTestId("kernel-status")).ToHaveAttributeAsync("data-state", "idle", new() { Timeout = CellTimeout });

        await RunAsync(page, "setup", "6 * 7");
        await Expect(Output(page, "setup")).ToContainTextAsync("42");
    }

    [Fact]
    public async Task A_page_asks_nobody_but_its_server_and_breaks_no_rule_of_its_own()
    {
        ChromiumFixture.RequireChromium();
        var page = await chromium.OpenAsync("/");
        var asked = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GetByTestId("lesson-list").GetByRole(AriaRole.Link).Filter(new() { HasText = "Transformer" }).First.ClickAsync();
        await Expect(page.GetByTestId("cell").First).ToBeVisibleAsync();
        await RunAsync(page, "setup");

        Assert.All(asked, url => Assert.Matches(@"^(http://127\.0\.0\.1:\d+/|data:|blob:)", url));
        Assert.Empty(complaints);
    }

    private static LocatorAssertionsToBeVisibleOptions Patiently => new() { Timeout = CellTimeout };

    private async Task<IPage> OpenLessonAsync()
    {
        var lesson = Repository.Course.Notebooks("notebooks", "en").Single(file => Path.GetFileName(file).StartsWith("14-", StringComparison.Ordinal));
        var page = await chromium.OpenAsync($"/en/{Path.GetFileNameWithoutExtension(lesson)}");
        await Expect(page.GetByTestId("kernel-status")).ToHaveAttributeAsync("data-state", "idle", new() { Timeout = CellTimeout });
        return page;
    }

    private static ILocator Cell(IPage page, string id) => page.Locator($"[data-testid=cell][data-cell-id={id}]");

    private static ILocator Output(IPage page, string id) => Cell(page, id).GetByTestId("output");

    private static async Task RunAsync(IPage page, string id, string? code = null)
    {
        if (code is not null)
            await WriteAsync(page, id, code);
        await Cell(page, id).GetByTestId("run").ClickAsync();
        await Expect(Cell(page, id)).ToHaveAttributeAsync("data-state", "done", new() { Timeout = CellTimeout });
    }

    private static async Task WriteAsync(IPage page, string id, string code)
    {
        await Cell(page, id).Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        // Pasted rather than typed: the editor would close brackets and indent by itself.
        await page.Keyboard.InsertTextAsync(code);
    }
}
