namespace Cahier.Host.Server.Security;

/// <summary>
/// A write by a browser that was let in by its cookie must repeat the value of the `_xsrf` cookie in the `X-XSRFToken` header, as with any
/// Jupyter server: only a page of ours can read that cookie. Programs that show the token need not.
/// </summary>
internal sealed class CrossSiteWriteProtection(RequestDelegate next)
{
    private const string Cookie = "_xsrf";
    private const string Header = "X-XSRFToken";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (reads || !context.Items.ContainsKey(TokenAuthentication.ByCookie))
            return next(context);

        var expected = request.Cookies[Cookie];
        return !string.IsNullOrEmpty(expected) && Credentials.Same(request.Headers[Header].ToString(), expected)
            ? next(context)
            : Refusal.WriteAsync(context, $"'{Cookie}' argument missing: send the cookie's value in the {Header} header.");
    }

    /// <summary>Gives the browser its value unless it has one; scripts of the page must be able to read it.</summary>
    public static void GiveCookie(HttpContext context)
    {
        if (string.IsNullOrEmpty(context.Request.Cookies[Cookie]))
            context.Response.Cookies.Append(Cookie, ServerSettings.NewSecret(), new CookieOptions { SameSite = SameSiteMode.Strict, Path = "/" });
    }
}
