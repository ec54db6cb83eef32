using System.Text;
using Cahier.Tensors;

namespace Cahier.Weights;

/// <summary>
/// The files that TorchSharp's <c>Module.save</c> writes and its <c>Module.load</c> reads: the number of tensors; then for each its name
/// (.NET's way: length, UTF-8), PyTorch's number for its type, its rank, its lengths, and its numbers, little end first. Counts and
/// lengths are written seven bits a byte, the lowest first (unsigned LEB128).
/// </summary>
public static class TorchSharpWeights
{
    /// <summary>The usual ending of such files.</summary>
    public const string Extension = ".dat";

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all tensors of a file. Numbers of other types than 32-bit floats become such floats too.</summary>
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
        var count = Number(reader, Messages.TheNumberOfTensors());
        reader.Require(count, Messages.TheNumberOfTensors());       // each takes more than one byte
        var tensors = new Dictionary<string, Tensor>();
        for (var i = 0UL; i < count; i++)
        {
            var name = Name(reader);
            var number = Number(reader, Messages.ANumber());
            var type = NumberType.OfTorch(number)
                ?? throw new InvalidDataException(Messages.WeightsOfUnknownType(file, name, $"{number}", NumberType.Known));
            var rank = Number(reader, Messages.TheShapeOf(name));
            reader.Require(rank, Messages.TheShapeOf(name));        // a byte a length at least
            var lengths = new List<ulong>();
            for (var axis = 0UL; axis < rank; axis++)
                lengths.Add(Number(reader, Messages.TheShapeOf(name)));
            var tensor = reader.Numbers(name, type, reader.ShapeOf(name, lengths));
            if (!tensors.TryAdd(name, tensor))
                throw new InvalidDataException(Messages.WeightsTwice(file, name));
        }
        reader.RequireEnd();
        return tensors;
    }

    internal static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var writer = new BinaryWriter(stream, _strict, leaveOpen: true);
        writer.Write7BitEncodedInt(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            writer.Write7BitEncodedInt(NumberType.Of(name).Torch);
            writer.Write7BitEncodedInt(tensor.Rank);
            foreach (var length in tensor.Shape)
                writer.Write7BitEncodedInt64(length);
            writer.Flush();
            WeightsWriter.Numbers(stream, name, tensor);
        }
    }

    private static string Name(WeightsReader reader)
    {
        var bytes = reader.Bytes(Number(reader, Messages.AName()), Messages.AName());
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw new InvalidDataException(
                Messages.WeightsNotRead(reader.File, Messages.AName(), Convert.ToHexString(bytes.AsSpan()[..Math.Min(bytes.Length, 16)])), failure);
        }
    }

    /// <summary>Unsigned LEB128 of at most 63 bits.</summary>
    private static ulong Number(WeightsReader reader, string what)
    {
        var value = 0UL;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = reader.Byte(what);
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        throw new InvalidDataException(Messages.WeightsNotRead(reader.File, what, $"≥ 2^63"));
    }
}
