using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Server;

namespace Cahier.Host.Tests.Support;

/// <summary>A real server on a free loopback port, over a sample course.</summary>
internal sealed class ServedCourse : IAsyncDisposable
{
    private readonly SampleCourse _course;
    private readonly TemporaryFolder _work;

    private ServedCourse(SampleCourse course, TemporaryFolder work, CourseServer server, string token)
    {
        _course = course;
        _work = work;
        Server = server;
        Token = token;
        Client = NewClient();
        Client.DefaultRequestHeaders.Authorization = new("token", token);
    }

    public CourseServer Server { get; }

    public string Token { get; }

    public SampleCourse Course => _course;

    public TemporaryFolder Work => _work;

    /// <summary>A client that shows the token.</summary>
    public HttpClient Client { get; }

    public int Port => Server.Address.Port;

    public static async Task<ServedCourse> StartAsync(SampleCourse? course = null, string? pageFolder = null, int? mostKernels = null)
    {
        course ??= new SampleCourse();
        var work = new TemporaryFolder();
        var settings = new ServerSettings(course.Root, work.Root);
        if (pageFolder is not null)
            settings = settings with { PageFolder = pageFolder };
        if (mostKernels is { } most)
            settings = settings with { MostKernels = most };
        return new ServedCourse(course, work, await CourseServer.StartAsync(settings), settings.Token);
    }

    /// <summary>A client as a stranger has it: no token, no cookie, and it does not follow redirects.</summary>
    public HttpClient NewClient(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new(), UseProxy = false }) { BaseAddress = Server.Address };

    /// <summary>A client as a browser is after it opened the address with the token.</summary>
    public async Task<(HttpClient Client, CookieCollection Cookies)> NewBrowserAsync()
    {
        var cookies = new CookieContainer();
        var client = NewClient(cookies);
        using var redirect = await client.GetAsync($"/?token={Token}");
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        return (client, cookies.GetCookies(Server.Address));
    }

    public async Task<JsonObject> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonObject>(path))!;

    public async Task<JsonObject> PostAsync(string path, JsonObject? body = null)
    {
        using var answer = await Client.PostAsync(path, new StringContent((body ?? []).ToJsonString(), Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _work.Dispose();
        _course.Dispose();
    }
}
