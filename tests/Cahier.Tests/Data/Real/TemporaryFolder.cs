using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Cahier.Tests.Data.Real;

/// <summary>A folder that a test has for itself, and the kinds of files that data sets come in. Errors are in English meanwhile.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cahier-données-");

    public TemporaryFolder() => Language.Use("en");

    public string Root => _folder.FullName;

    public string this[string name] => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }

    public static byte[] Tar(params (string Name, string Text)[] members)
    {
        using var packed = new MemoryStream();
        using (var archive = new TarWriter(packed, TarEntryFormat.Ustar))
        {
            foreach (var (name, text) in members)
            {
                archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                });
            }
        }

        return packed.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
