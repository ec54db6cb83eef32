using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Cahier.Host.Server;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Server;

public class SecurityTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/fr/14-transformer")]
    [InlineData("/index.html")]
    [InlineData("/api")]
    [InlineData("/api/status")]
    [InlineData("/api/kernels")]
    [InlineData("/api/contents/notebooks")]
    [InlineData("/api/cahier/course")]
    [InlineData("/files/notebooks/fr/01-essai.ipynb")]
    [InlineData("/nowhere")]
    public async Task Nothing_is_answered_without_the_token(string path)
    {
        await using var served = await ServedCourse.StartAsync();
        using var stranger = served.NewClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(path, Cancellation.OfTest)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{path}?token=wrong", Cancellation.OfTest)).StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new("token", "wrong");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(path, Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task A_reader_without_the_token_is_told_what_to_do_in_both_languages()
    {
        await using var served = await ServedCourse.StartAsync();
        using var stranger = served.NewClient();
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var page = await (await stranger.GetAsync("/", Cancellation.OfTest)).Content.ReadAsStringAsync(Cancellation.OfTest);

        Assert.Contains("jeton", page, StringComparison.Ordinal);
        Assert.Contains("token", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("Bearer")]
    public async Task A_program_shows_the_token_in_a_header(string scheme)
    {
        await using var served = await ServedCourse.StartAsync();
        using var program = served.NewClient();
        program.DefaultRequestHeaders.Authorization = new(scheme, served.Token);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/status", Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task A_browser_trades_the_token_for_a_strict_cookie_and_an_address_without_it()
    {
        await using var served = await ServedCourse.StartAsync();
        using var browser = served.NewClient();

        using var answer = await browser.GetAsync($"/fr/14-x?token={served.Token}&a=b%20c", Cancellation.OfTest);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/fr/14-x?a=b%20c", answer.Headers.Location!.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("cahier-", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(served.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/status", Cancellation.OfTest)).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/?token={0}")]
    [InlineData("/\\evil.example/?token={0}")]
    [InlineData("/%2Fevil.example/?token={0}")]
    public async Task The_redirect_never_leads_to_another_site(string target)
    {
        await using var served = await ServedCourse.StartAsync();

        var (_, answer) = await RawRequest.GetAsync(served.Port, string.Format(System.Globalization.CultureInfo.InvariantCulture, target, served.Token));

        Assert.DoesNotMatch("(?im)^location: *(//|/\\\\|http)", answer);
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: evil.example:{0}")]
    [InlineData("Host: 127.0.0.1")]
    [InlineData("Host: 127.0.0.1.evil.example:{0}")]
    [InlineData("Host: localhost.evil.example:{0}")]
    [InlineData("Host: 127.0.0.1:1")]
    [InlineData("Host: 0.0.0.0:{0}")]
    public async Task A_name_that_was_rebound_to_this_machine_is_refused(string host)
    {
        await using var served = await ServedCourse.StartAsync();

        var header = string.Format(System.Globalization.CultureInfo.InvariantCulture, host, served.Port);
        var (status, _) = await RawRequest.GetAsync(served.Port, "/api/status", header, $"Authorization: token {served.Token}");

        Assert.Equal(403, status);
    }

    [Fact]
    public async Task Localhost_is_a_name_of_this_machine()
    {
        await using var served = await ServedCourse.StartAsync();

        var (status, _) = await RawRequest.GetAsync(served.Port, "/api/status", $"Host: localhost:{served.Port}", $"Authorization: token {served.Token}");

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task The_server_listens_on_loopback_only()
    {
        await using var served = await ServedCourse.StartAsync();

        Assert.Equal("127.0.0.1", served.Server.Address.Host);
        Assert.DoesNotContain(
            System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(),
            listener => listener.Port == served.Port && !IPAddress.IsLoopback(listener.Address));
    }

    public static TheoryData<string> ForeignOrigins => ["http://evil.example", "null", "https://127.0.0.1:{0}", "http://127.0.0.1:1", "http://127.0.0.1:{0}.evil.example"];

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task A_request_from_another_site_is_refused(string origin)
    {
        await using var served = await ServedCourse.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status");
        request.Headers.Add("Origin", string.Format(System.Globalization.CultureInfo.InvariantCulture, origin, served.Port));

        Assert.Equal(HttpStatusCode.Forbidden, (await served.Client.SendAsync(request, Cancellation.OfTest)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task A_web_socket_from_another_site_is_refused(string origin)
    {
        await using var served = await ServedCourse.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"token {served.Token}");
        socket.Options.SetRequestHeader("Origin", string.Format(System.Globalization.CultureInfo.InvariantCulture, origin, served.Port));
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://127.0.0.1:{served.Port}/api/kernels/any/channels"), Cancellation.OfTest));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_web_socket_without_the_token_is_refused()
    {
        await using var served = await ServedCourse.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://127.0.0.1:{served.Port}/api/kernels/any/channels"), Cancellation.OfTest));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/kernels")]
    [InlineData("POST", "/api/kernels/any/interrupt")]
    [InlineData("PUT", "/api/contents/notebooks/fr/01-essai.ipynb")]
    [InlineData("DELETE", "/api/contents/notebooks/fr/01-essai.ipynb")]
    [InlineData("DELETE", "/api/sessions/any")]
    public async Task A_browsers_write_must_repeat_the_xsrf_cookie(string method, string path)
    {
        await using var served = await ServedCourse.StartAsync();
        var (browser, cookies) = await served.NewBrowserAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await Send(null));
        Assert.Equal(HttpStatusCode.Forbidden, await Send("guess"));
        Assert.NotEqual(HttpStatusCode.Forbidden, path.EndsWith("kernels", StringComparison.Ordinal) ? HttpStatusCode.OK : await Send(cookies["_xsrf"]!.Value));

        async Task<HttpStatusCode> Send(string? token)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new JsonObject()) };
            if (token is not null)
                request.Headers.Add("X-XSRFToken", token);
            return (await browser.SendAsync(request, Cancellation.OfTest)).StatusCode;
        }
    }

    /// <summary>A form of another site posts without asking first: as text/plain its body can even be JSON.</summary>
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task A_simple_request_of_another_sites_form_is_refused_with_and_without_an_origin(string type)
    {
        await using var served = await ServedCourse.StartAsync();
        var (browser, _) = await served.NewBrowserAsync();

        foreach (var origin in (string?[])[null, "http://evil.example"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/kernels") { Content = new StringContent("{}") };
            request.Content.Headers.ContentType = new(type);
            if (origin is not null)
                request.Headers.Add("Origin", origin);

            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, Cancellation.OfTest)).StatusCode);
        }

        Assert.Equal(0, (int)(await served.GetAsync("/api/status"))["kernels"]!);
    }

    [Theory]
    [InlineData("vscode-file://vscode-app")]
    [InlineData("vscode-webview://0abc")]
    public async Task An_editors_window_is_let_in_by_the_token_and_by_nothing_else(string origin)
    {
        await using var served = await ServedCourse.StartAsync();
        using var stranger = served.NewClient();

        Assert.Equal(HttpStatusCode.OK, await AskAsync(served.Client));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(stranger));

        async Task<HttpStatusCode> AskAsync(HttpClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/kernelspecs");
            request.Headers.Add("Origin", origin);
            return (await client.SendAsync(request, Cancellation.OfTest)).StatusCode;
        }
    }

    /// <summary>What VS Code asks before it shows the token: whether this is a hub, and whether a password is wanted. No 200, no redirect to a form.</summary>
    [Theory]
    [InlineData("/hub/api")]
    [InlineData("/tree?")]
    public async Task A_client_without_the_token_is_not_led_to_a_login(string path)
    {
        await using var served = await ServedCourse.StartAsync();
        using var stranger = served.NewClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(path, Cancellation.OfTest)).StatusCode);
    }

    [Fact]
    public async Task Errors_are_told_in_jupyters_form_and_hold_no_token()
    {
        await using var served = await ServedCourse.StartAsync();

        foreach (var path in (string[])["/api/nbconvert", "/api/kernels/none", "/api/contents/none.txt", "/api/terminals/1", "/none.html"])
        {
            using var answer = await served.Client.GetAsync($"{path}?token={served.Token}", Cancellation.OfTest);
            if (answer.StatusCode == HttpStatusCode.Redirect)
                continue;
            var text = await answer.Content.ReadAsStringAsync(Cancellation.OfTest);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.NotNull((string?)System.Text.Json.Nodes.JsonNode.Parse(text)!["message"]);
            Assert.DoesNotContain(served.Token, text + answer.Headers, StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task Scripts_come_from_the_server_only_and_nothing_is_evaluated()
    {
        await using var served = await ServedCourse.StartAsync();

        using var answer = await served.Client.GetAsync("/api/status", Cancellation.OfTest);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_clear_error()
    {
        await using var served = await ServedCourse.StartAsync();

        await Assert.ThrowsAsync<PortTakenException>(() =>
            CourseServer.StartAsync(new ServerSettings(served.Course.Root, served.Work.Root) { Port = served.Port }, Cancellation.OfTest));
    }
}
