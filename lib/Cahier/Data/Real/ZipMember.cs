using System.IO.Compression;

namespace Cahier.Data.Real;

/// <summary>Unpacks one member of a zip archive and holds it against the length and the checksum that the archive has for it.</summary>
internal sealed class ZipMember : ReadingStream
{
    private readonly string _name;
    private readonly ZipArchive _archive;
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _packed;
    private Crc32 _sum;
    private long _length;

    private ZipMember(string name, ZipArchive archive, ZipArchiveEntry entry, Stream packed) =>
        (_name, _archive, _entry, _packed) = (name, archive, entry, packed);

    /// <summary>Opens the member called <paramref name="member"/>, in whichever folder of the archive it is.</summary>
    /// <exception cref="DataFileException">The archive cannot be read, or has no such member.</exception>
    public static ZipMember Open(FileStream file, string member)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read);
            var entry = archive.Entries.FirstOrDefault(entry => entry.Name == member)
                ?? throw new DataFileException(file.Name, Messages.NoSuchMember(member, archive.Entries.Select(entry => entry.FullName)));
            return new ZipMember(NameOf(file.Name, member), archive, entry, entry.Open());
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException(file.Name, Messages.ZipUnreadable(), inner: error);
        }
        catch (DataFileException)
        {
            archive?.Dispose();
            throw;
        }
    }

    public static string NameOf(string archive, string member) => $"{archive} → {member}";

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0)
            return 0;
        int read;
        try
        {
            read = _packed.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException(_name, Messages.ZipMemberDamaged(_length), inner: error);
        }

        _sum.Add(buffer[..read]);
        _length += read;
        if (read == 0 && (_sum.Value != _entry.Crc32 || _length != _entry.Length))
            throw new DataFileException(_name, Messages.ZipMemberDamaged(_length));
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _packed.Dispose();
        _archive.Dispose();
        base.Dispose(disposing);
    }
}
