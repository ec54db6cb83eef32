using System.Text.Json;
using System.Text.Json.Nodes;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>
/// What NuGet chose, as its <c>project.assets.json</c> tells: packages with all that they need, and their files for this machine.
/// </summary>
/// <param name="Versions">Each package and its version.</param>
/// <param name="ForCompiler">Libraries to compile against.</param>
/// <param name="ForRuntime">Libraries to load.</param>
/// <param name="Native">Native libraries.</param>
/// <param name="Frameworks">Shared frameworks needed besides .NET itself.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> ForCompiler,
    IReadOnlyList<string> ForRuntime,
    IReadOnlyList<string> Native,
    IReadOnlyList<string> Frameworks)
{
    /// <summary>Whether every file is still there: the folder of packages can be emptied at any time.</summary>
    public bool IsComplete => ForCompiler.Concat(ForRuntime).Concat(Native).All(File.Exists);

    /// <summary>Reads the file; null when it is none of NuGet's.</summary>
    public static RestoredPackages? Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject assets ? Read(assets) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RestoredPackages? Read(JsonObject assets)
    {
        // One target per framework, and one more for the machine's own kind: that one is wanted.
        if (assets["targets"] is not JsonObject targets
            || targets.LastOrDefault(target => target.Key.Contains('/')).Value is not JsonObject target
            || assets["packageFolders"] is not JsonObject folders || assets["libraries"] is not JsonObject libraries)
        {
            return null;
        }

        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<string> forCompiler = [], forRuntime = [], native = [], frameworks = [];
        foreach (var (key, value) in target)
        {
            if (value is not JsonObject package || package.Text("type") != "package" || key.Split('/') is not [var name, var version])
            {
                continue;
            }

            versions[name] = version;
            var path = (libraries[key] as JsonObject)?.Text("path") ?? $"{name}/{version}".ToLowerInvariant();
            var root = folders.Select(folder => Path.Combine(folder.Key, path)).FirstOrDefault(Directory.Exists) ?? path;
            forCompiler.AddRange(Files(package, "compile", root));
            forRuntime.AddRange(Files(package, "runtime", root));
            native.AddRange(Files(package, "native", root));
            frameworks.AddRange((package["frameworkReferences"] as JsonArray ?? []).OfType<JsonValue>()
                .Select(framework => framework.GetValue<string>()));
        }

        return new RestoredPackages(versions, forCompiler, forRuntime, native, [.. frameworks.Distinct()]);
    }

    // "_._" says: nothing here on purpose.
    private static IEnumerable<string> Files(JsonObject package, string kind, string root) =>
        (package[kind] as JsonObject ?? [])
            .Select(file => file.Key)
            .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal))
            .Select(file => Path.GetFullPath(Path.Combine(root, file)));
}
