using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>Is there room for a file.</summary>
internal static class FreeSpace
{
    /// <exception cref="DownloadException">There is too little.</exception>
    public static void Require(DataFile file, string target, long alreadyHere)
    {
        if (file.Bytes - alreadyHere is not { } needed || Available(target) is not { } free || free >= needed)
            return;
        throw new DownloadException(DataTexts.NoRoom(Path.GetDirectoryName(target)!, needed, free));
    }

    private static long? Available(string path)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return null;                                            // a network share; the writing itself will tell
        }
    }
}
