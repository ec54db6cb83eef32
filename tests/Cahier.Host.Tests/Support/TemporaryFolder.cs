namespace Cahier.Host.Tests.Support;

/// <summary>A folder that a test has for itself. Its name has a space and an accent, as readers' folders do.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // Directory.CreateTempSubdirectory's own name, and then the reader's: /tmp on macOS is a link, which GetFullPath leaves alone.
    private readonly DirectoryInfo _outer = Directory.CreateTempSubdirectory("cahier-");

    public TemporaryFolder() => Root = Directory.CreateDirectory(Path.Combine(_outer.FullName, "à moi")).FullName;

    public string Root { get; }

    /// <summary>What lies beside the folder and so outside of it.</summary>
    public string Outside => _outer.FullName;

    public string this[string name] => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose()
    {
        try
        {
            _outer.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the test that is just ending may still hold a file on Windows.
        }
    }
}
