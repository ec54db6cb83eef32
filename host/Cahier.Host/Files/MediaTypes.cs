using Microsoft.AspNetCore.StaticFiles;

namespace Cahier.Host.Files;

/// <summary>What kind of content a file's name promises.</summary>
internal static class MediaTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new();

    /// <summary>The media type, such as image/svg+xml, or null for an unknown extension.</summary>
    public static string? Of(string name) => Known.TryGetContentType(name, out var type) ? type : null;
}
