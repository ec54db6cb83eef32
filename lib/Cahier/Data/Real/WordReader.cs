using System.Text;
using System.Text.Unicode;

namespace Cahier.Data.Real;

/// <summary>Reads a text word by word without ever holding a line: text8 is one line of a hundred million characters.</summary>
internal sealed class WordReader(Stream stream, string file) : IDisposable
{
    private const int LongestWord = 1 << 16;

    private readonly byte[] _buffer = new byte[2 * LongestWord];
    private int _start;
    private int _end;
    private long _line = 1;
    private long _column = 1;
    private bool _began;

    /// <summary>The next word, or null at the end.</summary>
    /// <exception cref="DataFileException">It is not UTF-8, or endless.</exception>
    public string? Next()
    {
        while (true)
        {
            SkipSpace();
            var length = _buffer.AsSpan(_start.._end).IndexOfAny(" \t\n\r"u8);
            if (length < 0 && Fill())
                continue;
            if (length < 0)
                length = _end - _start;
            return length == 0 ? null : Take(length);
        }
    }

    public void Dispose() => stream.Dispose();

    private void SkipSpace()
    {
        for (; _start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'; _start++)
            (_line, _column) = _buffer[_start] == '\n' ? (_line + 1, 1) : (_line, _column + 1);
    }

    private string Take(int length)
    {
        var word = _buffer.AsSpan(_start, length);
        if (!Utf8.IsValid(word))
        {
            Utf8.ToUtf16(word, new char[length], out var valid, out _, replaceInvalidSequences: false);
            throw new DataFileException(file, Messages.NotUtf8(word[valid], _column + valid), _line);
        }

        _start += length;
        _column += length;
        return Encoding.UTF8.GetString(word);
    }

    /// <summary>Reads more behind what is still to be handed out; false at the end.</summary>
    private bool Fill()
    {
        if (_end - _start > LongestWord)
            throw new DataFileException(file, Messages.EndlessWord(LongestWord), _line);
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        try
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            _end += read;
            if (!_began && _end >= 3)
            {
                _began = true;
                if (_buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble))
                    _start = Encoding.UTF8.Preamble.Length;
            }

            return read > 0;
        }
        catch (DataFileException error) when (error.Line is null)
        {
            throw new DataFileException(error.File, error.Problem, _line, error);
        }
    }
}
