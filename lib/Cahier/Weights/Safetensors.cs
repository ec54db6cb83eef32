using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cahier.Tensors;

namespace Cahier.Weights;

/// <summary>
/// The file format in which models are published (Hugging Face): the length of a header in 8 bytes, the header, which is JSON and says of
/// each tensor its type, its shape and where it is, then the numbers of all tensors one after the other, little end first.
/// </summary>
public static class Safetensors
{
    /// <summary>The ending of such files.</summary>
    public const string Extension = ".safetensors";

    // The limit of the format's own implementation. Headers of large models have a few megabytes.
    private const ulong LongestHeader = 100_000_000;

    private const string Metadata = "__metadata__";

    /// <summary>Reads all tensors of a file. Numbers of type F16, BF16, F64, I64 and I32 become floats too.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors under their names.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is not what it says; no memory was taken for what it claims beyond its own size.
    /// </exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Writes tensors to a file: it appears complete, or not at all.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="tensors">The tensors under their names.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        WeightsWriter.WriteAside(path, stream => Write(stream, tensors));
    }

    internal static IReadOnlyDictionary<string, Tensor> Read(Stream stream, string file)
    {
        var reader = new WeightsReader(stream, file);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(reader.Bytes(8, Messages.TheLengthOfTheHeader()));
        if (length > LongestHeader)
            throw new InvalidDataException(Messages.WeightsNotRead(file, Messages.TheLengthOfTheHeader(), $"{length}"));
        var entries = SafetensorsHeader.Parse(reader.Bytes(length, Messages.TheHeader()), file);

        // Checked before anything is read: each begins where the one before it ended, and the last ends with the file.
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        var end = 0L;
        var shapes = new Shape[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Begin != end)
                throw new InvalidDataException(Messages.WeightsOverlap(file, entry.Name, entry.Begin, end));
            shapes[i] = reader.ShapeOf(entry.Name, entry.Lengths);
            if ((long)shapes[i].Count * entry.Type.Bytes != entry.End - entry.Begin)
                throw new InvalidDataException(Messages.WeightsSize(file, entry.Name, $"{shapes[i]}", entry.End - entry.Begin));
            end = entry.End;
            reader.Require((ulong)end, Messages.TheNumbersOf(entry.Name));
        }
        if (end < reader.Left)
            throw new InvalidDataException(Messages.WeightsLeftOver(file, reader.Left - end));

        var tensors = new Dictionary<string, Tensor>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            tensors.Add(entries[i].Name, reader.Numbers(entries[i].Name, entries[i].Type, shapes[i]));
        return tensors;
    }

    internal static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors)
    {
        // The widest numbers first, so that all begin at multiples of their width.
        var ordered = tensors.OrderByDescending(named => NumberType.Of(named.Key).Bytes).ToList();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            json.WriteString("format", "pt");       // row-major tensors under PyTorch's names: what readers for PyTorch look for
            json.WriteEndObject();
            var begin = 0L;
            foreach (var (name, tensor) in ordered)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", NumberType.Of(name).Safetensors);
                json.WriteStartArray("shape");
                foreach (var length in tensor.Shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(begin += (long)tensor.Count * NumberType.Of(name).Bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (header.Length % 8 != 0)
            header.WriteByte((byte)' ');

        Span<byte> length8 = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length8, (ulong)header.Length);
        stream.Write(length8);
        stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        foreach (var (name, tensor) in ordered)
            WeightsWriter.Numbers(stream, name, tensor);
    }
}
