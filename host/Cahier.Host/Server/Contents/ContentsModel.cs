using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Cahier.Host.Files;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Server.Contents;

/// <summary>Files and folders in the shape of Jupyter's contents API.</summary>
internal static class ContentsModel
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Everything but the content.</summary>
    public static JsonObject Of(ContentsEntry entry) => new()
    {
        ["name"] = entry.Path.Length == 0 ? "" : entry.File.Name,
        ["path"] = entry.Path,
        ["type"] = entry.IsFolder ? "directory" : entry.IsNotebook ? "notebook" : "file",
        ["created"] = ApiResults.Time(entry.File.CreationTimeUtc),
        ["last_modified"] = ApiResults.Time(entry.File.LastWriteTimeUtc),
        ["size"] = entry.File is FileInfo file ? file.Length : null,
        ["writable"] = true,
        ["mimetype"] = null,
        ["format"] = null,
        ["content"] = null,
        ["hash"] = null,
        ["hash_algorithm"] = null,
        ["cahier"] = new JsonObject { ["copy"] = entry.IsCopy },
    };

    /// <summary>A notebook with its cells.</summary>
    /// <exception cref="NotebookException">The file is not a notebook.</exception>
    public static JsonObject WithNotebook(ContentsEntry entry)
    {
        var model = Of(entry);
        model["format"] = "json";
        model["content"] = NotebookFile.Parse(Encoding.UTF8.GetString(entry.ReadAll()).TrimStart('\uFEFF'), entry.Path).Json;
        return model;
    }

    /// <summary>A file's text, or its bytes in base64 when it is not UTF-8 or <paramref name="format"/> asks for that.</summary>
    /// <exception cref="ApiException">Text was asked for and it is none.</exception>
    public static JsonObject WithFile(ContentsEntry entry, string? format)
    {
        var model = Of(entry);
        model["type"] = "file";
        var bytes = entry.ReadAll();
        var text = format == "base64" ? null : TextOf(bytes);
        if (text is null && format == "text")
            throw ApiException.BadRequest($"{entry.Path} is not UTF-8 encoded");
        model["format"] = text is null ? "base64" : "text";
        model["content"] = text ?? Convert.ToBase64String(bytes);
        model["mimetype"] = MediaTypes.Of(entry.File.Name) ?? (text is null ? "application/octet-stream" : "text/plain");
        return model;
    }

    /// <summary>A folder with what it holds.</summary>
    public static JsonObject WithEntries(ContentsEntry entry, IEnumerable<ContentsEntry> entries)
    {
        var model = Of(entry);
        model["format"] = "json";
        model["content"] = new JsonArray([.. entries.Select(Of)]);
        return model;
    }

    /// <summary>Adds what a client compares before it saves over another's change.</summary>
    public static void AddHash(JsonObject model, ContentsEntry entry)
    {
        using var stream = entry.OpenRead();
        model["hash"] = Convert.ToHexStringLower(SHA256.HashData(stream));
        model["hash_algorithm"] = "sha256";
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
