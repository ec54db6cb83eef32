using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cahier.Host.Server.Security;

/// <summary>How much a client may ask for at once, so that one that means harm, or is broken, does not take the server with it.</summary>
internal sealed class RequestLimits(RequestDelegate next)
{
    // A notebook with its outputs, pictures included, is saved in one request; nothing else is large.
    private const long LargestSave = 128L << 20;
    private const long LargestRequest = 1L << 20;

    /// <summary>A peer that is gone without a word is noticed by its silence.</summary>
    public static WebSocketOptions WebSockets => new() { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromMinutes(2) };

    public static void Configure(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = LargestSave;
        limits.MaxConcurrentConnections = 512;
        limits.MaxConcurrentUpgradedConnections = 256;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 32 << 10;
        // From this machine to itself: who sends its headers for longer than that holds a connection open on purpose.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api/contents") && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestRequest;
        return next(context);
    }
}
