using System.Buffers.Binary;
using System.IO.Compression;

namespace Cahier.Data.Real;

/// <summary>Unpacks a gzip file (RFC 1952) and holds what it says against its own length and checksum.</summary>
/// <remarks>
/// .NET's GZipStream ends quietly where a file is cut short, as if the data ended there; a set read that way would be smaller than it says.
/// DeflateStream reads ahead, so the end of the packed data is somewhere in the last piece it was given: it is where the right length and
/// checksum stand.
/// </remarks>
internal sealed class GzipReader : ReadingStream
{
    private const int TrailerLength = 8;                            // checksum and length

    private readonly FileStream _file;
    private readonly Window _window;
    private DeflateStream? _member;
    private Crc32 _sum;
    private uint _length;                                           // modulo 2³², as gzip counts
    private long _unpacked;

    public GzipReader(FileStream file)
    {
        _file = file;
        _window = new Window(file);
        StartMember();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_member is not null && buffer.Length > 0)
        {
            int read;
            try
            {
                read = _member.Read(buffer);
            }
            catch (InvalidDataException error)
            {
                throw new DataFileException(_file.Name, Messages.GzipDamaged(_unpacked), inner: error);
            }

            if (read > 0)
            {
                _sum.Add(buffer[..read]);
                _length += (uint)read;
                _unpacked += read;
                return read;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _member?.Dispose();
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void StartMember()
    {
        // Name, comment and the like follow a header of ten bytes.
        Span<byte> header = stackalloc byte[10];
        if (_file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw CutShort();
        if (header is not [0x1f, 0x8b, 8, var flags, ..] || (flags & 0xE0) != 0)
            throw new DataFileException(_file.Name, Messages.GzipDamaged(_unpacked));
        if ((flags & 4) != 0)
        {
            var length = NextByte() | (NextByte() << 8);
            for (var i = 0; i < length; i++)
                NextByte();
        }

        for (var texts = (flags >> 3 & 1) + (flags >> 4 & 1); texts > 0; texts--)
        {
            while (NextByte() != 0)
            {
            }
        }

        if ((flags & 2) != 0)
            _ = NextByte() + NextByte();

        _window.Restart();
        _member = new DeflateStream(_window, CompressionMode.Decompress, leaveOpen: true);
        _sum = default;
        _length = 0;
    }

    private int NextByte() => _file.ReadByte() is >= 0 and var value ? value : throw CutShort();

    private void EndMember()
    {
        _member!.Dispose();
        _member = null;
        _file.Position = _window.LastStart;
        var piece = new byte[_window.LastLength + TrailerLength];
        var length = _file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);

        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        var at = piece.AsSpan(0, length).IndexOf(trailer);
        if (at < 0)
            throw _window.AtEnd ? CutShort() : new DataFileException(_file.Name, Messages.GzipDamaged(_unpacked));

        // Several gzip files one after the other are one; zeros fill the last block of some tapes.
        _file.Position = _window.LastStart + at + TrailerLength;
        int next;
        while ((next = _file.ReadByte()) == 0)
        {
        }

        if (next < 0)
            return;
        _file.Position--;
        StartMember();
    }

    private DataFileException CutShort() => new(_file.Name, Messages.GzipCutShort(_unpacked));

    /// <summary>Remembers which part of the file was last handed out.</summary>
    private sealed class Window(FileStream file) : ReadingStream
    {
        public long LastStart { get; private set; }

        public int LastLength { get; private set; }

        /// <summary>Whether more was asked for than there is: packed data that is whole never asks.</summary>
        public bool AtEnd { get; private set; }

        public void Restart() => (LastStart, LastLength, AtEnd) = (file.Position, 0, false);

        public override int Read(Span<byte> buffer)
        {
            var start = file.Position;
            var read = file.Read(buffer);
            if (read > 0)
                (LastStart, LastLength) = (start, read);
            else
                AtEnd = true;
            return read;
        }
    }
}
