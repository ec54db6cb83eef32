namespace Cahier.Host.Server.Security;

/// <summary>
/// Refuses requests that another site makes through the reader's browser. The Host header must name this server: a name that was
/// rebound to 127.0.0.1 does not. The Origin header, where there is one, must be this server's: browsers send it with every
/// web socket and every cross-site write, and CORS does not protect web sockets. VS Code's own windows are no site.
/// </summary>
internal sealed class SameMachineOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        var host = context.Request.Headers.Host.ToString();
        if (!IsOurs(host, port))
            return Refusal.WriteAsync(context, "This server answers to 127.0.0.1 and localhost only.");

        var origin = context.Request.Headers.Origin;
        if (origin.Count > 0 && origin.ToString() != $"http://{host}" && !IsEditor(origin.ToString()))
            return Refusal.WriteAsync(context, "Requests from other sites are refused.");
        return next(context);
    }

    /// <summary>Schemes that no web site can have. No cookie of ours comes with them (SameSite): they must show the token.</summary>
    private static bool IsEditor(string origin) =>
        origin.StartsWith("vscode-file://", StringComparison.Ordinal) || origin.StartsWith("vscode-webview://", StringComparison.Ordinal);

    private static bool IsOurs(string host, int port) =>
        host == $"127.0.0.1:{port}" || host == $"localhost:{port}" || (port == 80 && host is "127.0.0.1" or "localhost");
}
