using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>What `cahier data list` prints.</summary>
internal static class DataListing
{
    public static void Write(TextWriter output)
    {
        var width = DataRegistry.Sets.Max(set => set.Name.Length);
        foreach (var set in DataRegistry.Sets)
        {
            var size = set.Bytes is { } bytes ? DataTexts.Size(bytes) : $"≤ {DataTexts.Size(set.Files.Sum(file => file.AtMost))}";
            output.WriteLine($"{set.Name.PadRight(width)}  {size,9}  {StateOf(set)}");
            output.WriteLine($"    {set.Title}");
            output.WriteLine($"    {DataTexts.Terms(set.Terms)}");
            output.WriteLine($"    {DataTexts.Citation(set.Citation)}");
        }

        output.WriteLine();
        output.WriteLine(DataTexts.OwnText);
        output.WriteLine(DataTexts.Folder(DataCache.Folder));
    }

    private static string StateOf(DataSet set)
    {
        if (DataCache.Find(set) is { } path)
            return DataTexts.Here(path);
        var received = set.Files.Select(file => DataCache.PathOf(set, file))
            .SelectMany(target => (string[])[target, PartFile.PathFor(target)])
            .Where(File.Exists)
            .Sum(file => new FileInfo(file).Length);
        return received > 0 ? DataTexts.InPart(received) : DataTexts.NotHere;
    }
}
