using System.Text.Json.Nodes;

namespace Cahier.Host.Server.Security;

/// <summary>A 403: for a program in Jupyter's shape, for a reader as a page that says what to do.</summary>
internal static class Refusal
{
    private const string Page =
        """
        <!doctype html>
        <html lang="fr"><head><meta charset="utf-8"><title>Cahier</title>
        <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
        <style>body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 4rem auto; padding: 0 1rem }</style></head>
        <body><h1>Cahier</h1>
        <p>Cette page s’ouvre avec l’adresse complète, jeton compris, que <code>cahier serve</code> a écrite en dernière ligne dans le terminal.
        Le jeton change à chaque démarrage.</p>
        <p lang="en">This page opens with the complete address, token included, that <code>cahier serve</code> printed as its last line in the
        terminal. The token changes at each start.</p></body></html>
        """;

    public static async Task WriteAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Page, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject { ["message"] = message, ["reason"] = "Forbidden" }.ToJsonString(), context.RequestAborted);
    }
}
