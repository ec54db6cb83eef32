using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Cahier.Host.Files;
using Cahier.Host.Server.Contents;

namespace Cahier.Host.Server.Pages;

/// <summary>
/// The built page. Each file is compressed once, kept in memory, and revalidated by its hash; the addresses of lessons, which the
/// page reads itself, all give the same document.
/// </summary>
internal static class PageFiles
{
    public static void Map(WebApplication application, string folder)
    {
        var confined = new ConfinedFolder(folder);
        var known = new ConcurrentDictionary<(string File, DateTime Written, string Encoding), PageFile>();

        application.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (string? path, HttpContext context) =>
        {
            var name = IsPageAddress(path ?? "") ? "index.html" : path!;
            if (confined.Resolve(name) is not { } file || !File.Exists(file))
            {
                return name == "index.html"
                    ? Results.Text("The page is not built: npm ci && npm run build in host/web.", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : ApiResults.NotFound($"No such page: {path}");
            }

            var encoding = Encoding(context.Request, file);
            var page = known.GetOrAdd((file, File.GetLastWriteTimeUtc(file), encoding), key => PageFile.Read(key.File, key.Encoding));
            return Send(context, page);
        });
    }

    /// <summary>`/`, `/fr`, `/en/14-slug`, …</summary>
    private static bool IsPageAddress(string path) => path.Trim('/').Split('/') is [""] or ["fr" or "en", ..];

    private static IResult Send(HttpContext context, PageFile page)
    {
        var headers = context.Response.Headers;
        headers.ETag = page.Tag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.Contains(page.Tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        if (page.Encoding.Length > 0)
            headers.ContentEncoding = page.Encoding;
        return Results.Bytes(page.Bytes, page.MediaType);
    }

    private static string Encoding(HttpRequest request, string file)
    {
        // Fonts and pictures are compressed already.
        if (Path.GetExtension(file) is not (".html" or ".js" or ".css" or ".json" or ".svg" or ".map" or ".txt" or ".ttf"))
            return "";

        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
    }

    /// <summary>A file as it is sent.</summary>
    private sealed record PageFile(byte[] Bytes, string Encoding, string MediaType, string Tag)
    {
        public static PageFile Read(string file, string encoding)
        {
            var bytes = File.ReadAllBytes(file);
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}{(encoding.Length > 0 ? "-" + encoding : "")}\"";
            var type = MediaTypes.Of(file) ?? "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal))
                type += "; charset=utf-8";
            return new PageFile(Compress(bytes, encoding), encoding, type, tag);
        }

        private static byte[] Compress(byte[] bytes, string encoding)
        {
            using var compressed = new MemoryStream();
            using (Stream? compressor = encoding switch
            {
                // The strongest Brotli takes seconds for a megabyte; this level is a fifth of that and a few percent larger.
                "br" => new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true),
                "gzip" => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
                _ => null,
            })
            {
                if (compressor is null)
                    return bytes;
                compressor.Write(bytes);
            }

            return compressed.ToArray();
        }
    }
}
