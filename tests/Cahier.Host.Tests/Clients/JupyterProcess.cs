using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cahier.Host.Tests.Support;

namespace Cahier.Host.Tests.Clients;

/// <summary>A server of Jupyter's on a free loopback port, at home in a folder of the test's; it ends with all it started.</summary>
internal sealed class JupyterProcess : IAsyncDisposable
{
    /// <summary>The token of all of them.</summary>
    public const string Token = "0123456789abcdef";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private JupyterProcess(Process process, int port)
    {
        _process = process;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>All it said so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Debian's Notebook 6.4 (notebook) or Jupyter Server (jupyter_server), whose kernels are those of its home, or of <paramref name="gateway"/>.</summary>
    public static Task<JupyterProcess> StartServerAsync(string home, string module, ServedCourse? gateway = null)
    {
        var port = FreePort();
        var start = PythonScript.StartInfo(
            home, "-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            $"--{(module == "notebook" ? "NotebookApp" : "ServerApp")}.token={Token}");
        if (gateway is not null)
        {
            start.ArgumentList.Add($"--gateway-url={gateway.Server.Address}");
            start.Environment["JUPYTER_GATEWAY_AUTH_TOKEN"] = gateway.Token;
        }

        return StartAsync(start, port, "api");
    }

    /// <summary>Starts a server and waits until <paramref name="path"/> is there: a hub's proxy answers before the hub, that there is nothing.</summary>
    public static async Task<JupyterProcess> StartAsync(ProcessStartInfo start, int port, string path)
    {
        var server = new JupyterProcess(Process.Start(start)!, port);
        using var client = new HttpClient { BaseAddress = server.Address };
        for (var watch = Stopwatch.StartNew(); !server._process.HasExited && watch.Elapsed < _patience; await Task.Delay(100, Cancellation.OfTest))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation.OfTest);
                if (answer.IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        await server.DisposeAsync();
        Assert.Fail($"{string.Join(' ', start.ArgumentList)} does not answer at {server.Address}{path}\n{server.Log}");
        return server;
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
            _log.AppendLine(line.Data);
    }
}
