using Cahier.Host.Tests.Browser;
using Cahier.Host.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cahier.Host.Tests.Clients;

/// <summary>The classic Jupyter Notebook (6.4) in a real browser.</summary>
[Collection(WholeMachine.Name)]
public class NotebookInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly LocatorAssertionsToBeVisibleOptions _patiently = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("gateway")]
    [InlineData("installed")]
    public async Task A_cell_runs_completes_and_is_interrupted(string kernels)
    {
        ChromiumFixture.RequireChromium();
        using var home = new TemporaryFolder();
        home.Write("trial.ipynb", SampleNotebook.Text(SampleNotebook.Make("en", SampleNotebook.Code("one", ""))));
        await using var served = await ServedCourse.StartAsync();
        if (kernels == "installed")
            await InstalledKernel.InstallAsync(home.Root);
        await using var jupyter = await JupyterProcess.StartServerAsync(home.Root, "notebook", kernels == "gateway" ? served : null);
        var page = await chromium.NewPageAsync();

        await page.GotoAsync($"{jupyter.Address}notebooks/trial.ipynb?token={JupyterProcess.Token}");
        await Expect(page.Locator("#kernel_indicator_icon.kernel_idle_icon")).ToBeVisibleAsync(_patiently);

        await RunAsync(page, "var x = 20; Console.WriteLine(\"written\"); x + 1");
        await Expect(page.Locator(".output_stdout")).ToContainTextAsync("written", new() { Timeout = 60_000 });
        await Expect(page.Locator(".output_result")).ToContainTextAsync("21");

        await WriteAsync(page, "Console.Wri");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#complete option", new() { HasText = "WriteLine" }).First).ToBeAttachedAsync(new() { Timeout = 20_000 });
        await ScreenshotAsync(page, $"notebook-completes-{kernels}");
        await page.Keyboard.PressAsync("Escape");

        await RunAsync(page, "while (true) { }");
        await Expect(page.Locator("#kernel_indicator_icon.kernel_busy_icon")).ToBeVisibleAsync(_patiently);
        await page.Locator("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();
        await Expect(page.Locator(".output_error")).ToBeVisibleAsync(_patiently);
        await Expect(page.Locator("#kernel_indicator_icon.kernel_idle_icon")).ToBeVisibleAsync(_patiently);
        await ScreenshotAsync(page, $"notebook-interrupted-{kernels}");

        await RunAsync(page, "x * 2");
        await Expect(page.Locator(".output_result")).ToContainTextAsync("40", new() { Timeout = 20_000 });
    }

    /// <summary>Replaces the code of the first cell.</summary>
    private static async Task WriteAsync(IPage page, string code)
    {
        await page.Locator(".code_cell .CodeMirror").First.ClickAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.InsertTextAsync(code);
    }

    private static async Task RunAsync(IPage page, string code)
    {
        await WriteAsync(page, code);
        await page.Keyboard.PressAsync("ControlOrMeta+Enter");
    }

    // For the eyes of who asks for it.
    private static async Task ScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CAHIER_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
