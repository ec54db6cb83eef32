using System.Net;
using System.Net.Sockets;
using Cahier.Host.Server.Contents;
using Cahier.Host.Server.Course;
using Cahier.Host.Server.Kernels;
using Cahier.Host.Server.Pages;
using Cahier.Host.Server.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cahier.Host.Server;

/// <summary>The course on a loopback address: the page, the lessons, and kernels behind Jupyter's server API.</summary>
internal sealed class CourseServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly KernelRegistry _kernels;
    private readonly string _token;

    private CourseServer(WebApplication application, KernelRegistry kernels, ServerSettings settings)
    {
        _application = application;
        _kernels = kernels;
        _token = settings.Token;
        Address = new Uri(application.Urls.Single());
    }

    /// <summary>http://127.0.0.1:port/</summary>
    public Uri Address { get; }

    /// <summary>What a reader opens: the address with the token, which the page trades for a cookie.</summary>
    public string AddressWithToken => $"{Address}?token={_token}";

    /// <exception cref="PortTakenException">The port cannot be listened on.</exception>
    public static async Task<CourseServer> StartAsync(ServerSettings settings, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Configure(kestrel.Limits);
            kestrel.Listen(IPAddress.Loopback, settings.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRouting();
        // Ctrl+C is the command's to handle; the framework's own handling would print and race with it.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();

        var application = builder.Build();
        var contents = new ContentsStore(settings.CourseRoot, settings.WorkFolder);
        var kernels = new KernelRegistry(contents, settings);
        Configure(application, settings, contents, kernels);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception error) when (error is SocketException || error.InnerException is AddressInUseException or SocketException)
        {
            await application.DisposeAsync();
            throw new PortTakenException(settings.Port, error);
        }

        return new CourseServer(application, kernels, settings);
    }

    /// <summary>Ends the kernels and their connections, then the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _kernels.DisposeAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    private static void Configure(WebApplication application, ServerSettings settings, ContentsStore contents, KernelRegistry kernels)
    {
        // Who may speak at all comes before what is said.
        application.UseMiddleware<SecurityHeaders>();
        application.UseMiddleware<ErrorAnswers>();
        application.UseMiddleware<RequestLimits>();
        application.UseMiddleware<SameMachineOnly>();
        application.UseMiddleware<TokenAuthentication>(new Credentials(settings.Token));
        application.UseMiddleware<CrossSiteWriteProtection>();
        application.UseWebSockets(RequestLimits.WebSockets);

        CourseApi.Map(application, settings.CourseRoot);
        ContentsApi.Map(application, contents);
        ServerApi.Map(application, kernels);
        KernelSpecs.Map(application);
        KernelsApi.Map(application, kernels);
        SessionsApi.Map(application, kernels);
        PageFiles.Map(application, settings.PageFolder);
    }

    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
