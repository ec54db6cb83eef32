using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cahier.Kernel.Code.Documentation;

/// <summary>
/// Where each member's documentation begins in a set of XML files. The files stay on disk, 30 MB of them for the framework: an entry
/// is twelve bytes, and an answer is one short read.
/// </summary>
internal sealed class DocumentationIndex
{
    private const int BufferSize = 256 * 1024;
    private const int ReadSize = 4 * 1024;

    // The longest entry anyone waits for; some remarks of the framework are whole articles.
    private const int MostRead = 256 * 1024;

    private static readonly byte[] _memberStart = "<member name=\""u8.ToArray();
    private static readonly byte[] _memberEnd = "</member>"u8.ToArray();

    private readonly string[] _files;
    private readonly Dictionary<ulong, Place> _places = [];

    private readonly record struct Place(ushort File, uint Offset);

    /// <param name="files">Those that are missing or cannot be read document nothing.</param>
    public DocumentationIndex(IEnumerable<string> files)
    {
        _files = [.. files];
        for (var i = 0; i < _files.Length; i++)
        {
            Read((ushort)i);
        }

        _places.TrimExcess();
    }

    /// <summary>The <c>member</c> element of a documentation id such as <c>M:System.Math.Sqrt(System.Double)</c>, or null.</summary>
    public XElement? Find(string id)
    {
        if (!_places.TryGetValue(Hash(Encoding.UTF8.GetBytes(id)), out var place))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(_files[place.File]);
            return Parse(file, place.Offset) is { } element && element.Attribute("name")?.Value == id ? element : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static XElement? Parse(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset)
    {
        var text = new byte[ReadSize];
        for (var length = 0; length < MostRead;)
        {
            var read = RandomAccess.Read(file, text.AsSpan(length), offset + length);
            var end = text.AsSpan(Math.Max(length - _memberEnd.Length, 0)..(length + read)).IndexOf(_memberEnd);
            if (end >= 0)
            {
                return XElement.Parse(
                    Encoding.UTF8.GetString(text, 0, Math.Max(length - _memberEnd.Length, 0) + end + _memberEnd.Length),
                    LoadOptions.PreserveWhitespace);
            }

            if (read == 0)
            {
                return null;
            }

            length += read;
            if (length == text.Length)
            {
                Array.Resize(ref text, text.Length * 2);
            }
        }

        return null;
    }

    private void Read(ushort number)
    {
        try
        {
            using var file = File.OpenHandle(_files[number], options: FileOptions.SequentialScan);
            var buffer = new byte[BufferSize];
            var kept = 0;
            for (long offset = 0; RandomAccess.Read(file, buffer.AsSpan(kept), offset + kept) is > 0 and var read;)
            {
                var known = buffer.AsSpan(0, kept + read);
                var used = Add(known, number, offset);
                known[used..].CopyTo(buffer);
                kept = known.Length - used;
                offset += used;
                if (kept == buffer.Length)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // Returns how much was understood; what is left may be the beginning of a member.
    private int Add(ReadOnlySpan<byte> text, ushort file, long offset)
    {
        var position = 0;
        while (text[position..].IndexOf(_memberStart) is >= 0 and var found)
        {
            var start = position + found;
            var name = text[(start + _memberStart.Length)..];
            var length = name.IndexOf((byte)'"');
            if (length < 0)
            {
                return start;
            }

            _places.TryAdd(Hash(name[..length]), new Place(file, (uint)(offset + start)));
            position = start + _memberStart.Length + length;
        }

        return Math.Max(position, text.Length - _memberStart.Length);
    }

    // FNV-1a. Two ids with one hash: the second is not found, for an entry's name is compared.
    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in id)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
