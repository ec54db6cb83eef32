using Microsoft.AspNetCore.Http.Extensions;

namespace Cahier.Host.Server.Security;

/// <summary>
/// Lets in who shows the token: programs by `Authorization: token …` (or Bearer) or `?token=…` as with any Jupyter server; a browser
/// trades `?token=…` for a cookie once and is sent to the address without it, so that the token stays out of history and screenshots.
/// </summary>
internal sealed class TokenAuthentication(RequestDelegate next, Credentials credentials)
{
    /// <summary>Set on requests that were let in by the cookie, which browsers send by themselves.</summary>
    public static readonly object ByCookie = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (credentials.IsToken(HeaderToken(context.Request)))
            return next(context);
        if (credentials.IsToken(context.Request.Query["token"]))
            return IsForAPage(context.Request) ? TradeForCookie(context) : next(context);
        if (!credentials.IsCookie(context.Request.Cookies[CookieName(context)]))
            return Refusal.WriteAsync(context, "The token is missing or wrong: use the address that `cahier serve` printed.");

        context.Items[ByCookie] = true;
        CrossSiteWriteProtection.GiveCookie(context);
        return next(context);
    }

    private Task TradeForCookie(HttpContext context)
    {
        context.Response.Cookies.Append(CookieName(context), credentials.Cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        CrossSiteWriteProtection.GiveCookie(context);

        var rest = new QueryBuilder(context.Request.Query.Where(part => part.Key != "token"));
        context.Response.Headers.CacheControl = "no-store";
        // One slash in front: an address that starts with two is another site's.
        context.Response.Redirect("/" + context.Request.Path.ToUriComponent().TrimStart('/', '\\') + rest.ToQueryString());
        return Task.CompletedTask;
    }

    private static bool IsForAPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/files");

    private static string? HeaderToken(HttpRequest request)
    {
        var parts = request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts is [var scheme, var token] && (Is(scheme, "token") || Is(scheme, "Bearer")) ? token : null;

        static bool Is(string scheme, string expected) => scheme.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Cookies do not tell ports apart: two courses served at once must not overwrite each other's.</summary>
    private static string CookieName(HttpContext context) => $"cahier-{context.Connection.LocalPort}";
}
