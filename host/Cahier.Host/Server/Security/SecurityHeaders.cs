namespace Cahier.Host.Server.Security;

/// <summary>
/// What the browser is told about every answer: scripts come from this server only, nothing is evaluated from text,
/// no other site may frame or embed it, and the address (which may hold the token) is told to nobody.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy(context.Connection.LocalPort);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }

    // Figures bring their own styles, hence 'unsafe-inline' for styles. Browsers differ on whether 'self' covers
    // web sockets of the same origin, hence their addresses.
    private static string ContentPolicy(int port) =>
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + $"connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; worker-src 'self' blob:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
