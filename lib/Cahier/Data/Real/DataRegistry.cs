using System.Text.Json;

namespace Cahier.Data.Real;

/// <summary>The real data sets that Cahier knows where to find: <c>data/registry.json</c>, which is part of this library.</summary>
public static class DataRegistry
{
    private const string Resource = "Cahier.Data.registry.json";

    /// <summary>What stands in place of a checksum that nobody could compute or publish.</summary>
    private const string Unverified = "unverified";

    private static readonly Lazy<IReadOnlyList<DataSet>> All = new(() =>
    {
        using var registry = typeof(DataRegistry).Assembly.GetManifestResourceStream(Resource)!;
        return Read(registry);
    });

    /// <summary>The data sets, in the order of the registry.</summary>
    public static IReadOnlyList<DataSet> Sets => All.Value;

    /// <summary>The data set of this name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static DataSet Find(string name) =>
        Sets.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(Messages.UnknownDataSet(name, Sets.Select(set => set.Name)));

    internal static IReadOnlyList<DataSet> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("sets").EnumerateArray().Select(ReadSet)];
    }

    private static DataSet ReadSet(JsonElement set)
    {
        var name = Text(set, "name");
        return new DataSet
        {
            Name = name,
            EnglishTitle = Text(set.GetProperty("title"), Language.English),
            FrenchTitle = Text(set.GetProperty("title"), Language.French),
            EnglishTerms = Text(set.GetProperty("terms"), Language.English),
            FrenchTerms = Text(set.GetProperty("terms"), Language.French),
            Home = new Uri(Text(set, "home")),
            Citation = Text(set, "citation"),
            Files = [.. set.GetProperty("files").EnumerateArray().Select(ReadFile)],
            Layouts = set.TryGetProperty("layouts", out var layouts) ? [.. layouts.EnumerateArray().Select(Texts)] : [],
            Folders = set.TryGetProperty("folders", out var folders) ? [name, .. Texts(folders)] : [name],
        };
    }

    private static DataFile ReadFile(JsonElement file)
    {
        long? bytes = file.TryGetProperty("bytes", out var size) ? size.GetInt64() : null;
        var sum = Text(file, "sha256");
        return new DataFile
        {
            Name = Text(file, "name"),
            Addresses = [.. Texts(file.GetProperty("addresses")).Select(address => new Uri(address))],
            Bytes = bytes,
            AtMost = bytes ?? file.GetProperty("atMost").GetInt64(),
            Sha256 = sum == Unverified ? null : sum,
            SumFrom = Text(file, "sumFrom"),
        };
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
