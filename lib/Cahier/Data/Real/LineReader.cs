using System.Buffers;
using System.Text.Unicode;

namespace Cahier.Data.Real;

/// <summary>
/// Reads a text line by line. Lines end at LF (a CR before it belongs to the end) and at nothing else: reviews contain U+0085 and other
/// separators that .NET's own readers would split at. The text is UTF-8, and what is not is an error with its place.
/// </summary>
internal sealed class LineReader(Stream stream, string file) : IDisposable
{
    /// <summary>What claims to be one line beyond this is no text of lines.</summary>
    private const int LongestLine = 1 << 24;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[1 << 16];
    private int _start;                                             // of what was not handed out yet
    private int _end;
    private int _lineStart;
    private int _lineEnd;

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line without its end, until the next one is read.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_lineStart.._lineEnd);

    /// <summary>The line as text.</summary>
    /// <exception cref="DataFileException">It is not UTF-8.</exception>
    public string Text => Decode(Bytes);

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        Number++;
        var searched = _start;
        int lf;
        while ((lf = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = _end;
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (searched, _end, _start) = (searched - _start, _end - _start, 0);
            }

            if (_end == _buffer.Length)
            {
                if (_end >= LongestLine)
                    throw Wrong(Messages.EndlessLine(LongestLine));
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = Fill();
            if (read > 0)
            {
                _end += read;
                continue;
            }

            if (_start == _end)
                return false;
            lf = _end - searched;                                   // the last line need not have an end
            break;
        }

        (_lineStart, _lineEnd) = (_start, searched + lf);
        _start = Math.Min(_lineEnd + 1, _end);
        if (Number == 1 && Bytes.StartsWith(ByteOrderMark))
            _lineStart += ByteOrderMark.Length;
        if (_lineEnd > _lineStart && _buffer[_lineEnd - 1] == (byte)'\r')
            _lineEnd--;
        return true;
    }

    /// <summary>Part of this line as text.</summary>
    /// <exception cref="DataFileException">It is not UTF-8.</exception>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done
                ? new string(characters, 0, written)
                : throw Wrong(Messages.NotUtf8(bytes[read], BytesBefore(bytes) + read + 1));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Something is wrong in this line.</summary>
    public DataFileException Wrong(string problem) => new(file, problem, Number);

    public void Dispose() => stream.Dispose();

    private int BytesBefore(ReadOnlySpan<byte> part) => Bytes.Overlaps(part, out var offset) ? offset : 0;

    private int Fill()
    {
        try
        {
            return stream.Read(_buffer.AsSpan(_end));
        }
        catch (DataFileException error) when (error.Line is null)
        {
            throw new DataFileException(error.File, error.Problem, Number, error);
        }
    }
}
