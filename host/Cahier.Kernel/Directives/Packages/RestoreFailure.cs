using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>Why a restore failed, by the codes that NuGet gives.</summary>
internal static class RestoreFailure
{
    private sealed record Entry(string Code, string Level, string Message, string? Package);

    /// <summary>What to tell the reader; null when all went well.</summary>
    public static Text? In(RestoreProject project, string assets, string output)
    {
        var entries = Log(assets);
        var packages = string.Join(", ", project.Requests);
        if (entries is null)
        {
            return DirectiveTexts.RestoreError(packages, output);
        }

        if (entries.FirstOrDefault(entry => entry.Level == "Error") is not { } error)
        {
            return null;
        }

        var name = error.Package ?? packages;
        var wanted = project.Requests.FirstOrDefault(request => request.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var detail = $"({error.Code}: {error.Message.Trim()})";

        // A source that did not answer may be the one that has it.
        return error.Code switch
        {
            "NU1301" => DirectiveTexts.SourcesUnreachable(name, detail),
            "NU1100" or "NU1101" or "NU1102" or "NU1103" when entries.FirstOrDefault(entry => entry.Code == "NU1801") is { } silent
                => DirectiveTexts.SourcesUnreachable(wanted?.ToString() ?? name, $"({silent.Code}: {silent.Message.Trim()})"),
            "NU1100" or "NU1101" => DirectiveTexts.PackageUnknown(name, detail),
            "NU1102" or "NU1103" => DirectiveTexts.VersionUnknown(name, wanted?.Version ?? "", detail),
            "NU1202" or "NU1213" => DirectiveTexts.Incompatible(name, detail),
            _ => DirectiveTexts.RestoreError(packages, detail),
        };
    }

    // Null when NuGet did not come so far as to write the file.
    private static List<Entry>? Log(string assets)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(assets)) is JsonObject json
                ? [.. (json["logs"] as JsonArray ?? []).OfType<JsonObject>().Select(entry =>
                    new Entry(entry.Text("code") ?? "", entry.Text("level") ?? "", entry.Text("message") ?? "", entry.Text("libraryId")))]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
