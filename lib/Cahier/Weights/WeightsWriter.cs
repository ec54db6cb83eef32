using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Cahier.Tensors;

namespace Cahier.Weights;

/// <summary>Writes files of weights: complete under their name, or not at all.</summary>
internal static class WeightsWriter
{
    /// <summary>Writes a file beside its place and renames it: what was there stays until the new file is complete.</summary>
    public static void WriteAside(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var aside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <summary>The numbers, little end first, as the type that belongs to the name.</summary>
    public static void Numbers(Stream stream, string name, Tensor tensor)
    {
        if (NumberType.Of(name) == NumberType.Float32 && BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(tensor.AsSpan()));
            return;
        }

        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in tensor.AsSpan())
        {
            if (NumberType.Of(name) == NumberType.Int64)
                BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)value);
            else
                BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes[..NumberType.Of(name).Bytes]);
        }
    }
}
