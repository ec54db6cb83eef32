using Cahier.Host.Courses;
using Cahier.Host.Server;
using Cahier.Host.Tests.Support;
using Microsoft.Playwright;

namespace Cahier.Host.Tests.Browser;

/// <summary>
/// The course of this repository, served, and one Chromium that is installed on this machine; no browser is downloaded.
/// The variable CAHIER_CHROMIUM names one that is not found by itself.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    private readonly TemporaryFolder _work = new();
    private CourseServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Skips the test where there is no Chromium, and fails it on a build server.</summary>
    public static void RequireChromium()
    {
        const string Advice = "install chromium: apt-get install chromium";
        if (Executable() is null && Repository.IsContinuousIntegration)
            Assert.Fail(Advice);
        Assert.SkipWhen(Executable() is null, Advice);
    }

    /// <summary>A page as a reader has it who just opened the address that was printed.</summary>
    internal async Task<IPage> OpenAsync(string path)
    {
        var page = await NewPageAsync();
        await page.GotoAsync(_server!.AddressWithToken);
        if (path != "/")
            await page.GotoAsync(new Uri(_server.Address, path).ToString());
        return page;
    }

    /// <summary>An empty page, without cookies.</summary>
    internal async Task<IPage> NewPageAsync()
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "en-GB" });
        return await context.NewPageAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (Executable() is not { } executable)
            return;

        await LibraryBuild.EnsureAsync(Repository.Course, TextWriter.Null, CancellationToken.None);
        _server = await CourseServer.StartAsync(new ServerSettings(Repository.Course.Root, _work.Root));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            // As root and without a network or a graphics card, which is how a build server runs it.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _work.Dispose();
    }

    private static string? Executable()
    {
        if (Environment.GetEnvironmentVariable("CAHIER_CHROMIUM") is { Length: > 0 } named)
            return named;

        IEnumerable<string> folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            "/Applications/Google Chrome.app/Contents/MacOS",
            .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
                .SelectMany(root => new[] { "Google/Chrome/Application", "Microsoft/Edge/Application" }.Select(folder => Path.Combine(Environment.GetFolderPath(root), folder))),
        ];
        return folders.SelectMany(folder => Names.Append("Google Chrome").Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
