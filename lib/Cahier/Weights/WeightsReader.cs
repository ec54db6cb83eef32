using System.Runtime.InteropServices;
using Cahier.Tensors;

namespace Cahier.Weights;

/// <summary>
/// Reads a file that may lie: before memory is taken for what a header claims, as many bytes must really be there.
/// </summary>
internal sealed class WeightsReader(Stream stream, string file)
{
    private const int MostAxes = 64;
    private readonly byte[] _buffer = new byte[1 << 16];

    public string File => file;

    /// <summary>How many bytes are left.</summary>
    public long Left => stream.Length - stream.Position;

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidDataException">There are not that many.</exception>
    public byte[] Bytes(ulong count, string what)
    {
        Require(count, what);
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public byte Byte(string what)
    {
        Require(1, what);
        return (byte)stream.ReadByte();
    }

    /// <summary>Asserts that so many bytes are there.</summary>
    public void Require(ulong count, string what)
    {
        if (count > (ulong)Left)
            throw new InvalidDataException(Messages.WeightsCutShort(file, what, count, Left));
    }

    /// <summary>A shape whose numbers fit into memory; how many there really are is for <see cref="Numbers"/> to find out.</summary>
    public Shape ShapeOf(string name, IReadOnlyList<ulong> lengths)
    {
        var text = $"[{string.Join(", ", lengths.Take(MostAxes))}]";
        if (lengths.Count > MostAxes || lengths.Any(length => length > (ulong)Array.MaxLength))
            throw new InvalidDataException(Messages.WeightsNotRead(file, Messages.TheShapeOf(name), text));
        try
        {
            return [.. lengths.Select(length => (int)length)];
        }
        catch (ShapeException)
        {
            throw new InvalidDataException(Messages.WeightsNotRead(file, Messages.TheShapeOf(name), text));
        }
    }

    /// <summary>The numbers of a tensor.</summary>
    public Tensor Numbers(string name, NumberType type, Shape shape)
    {
        Require((ulong)shape.Count * (ulong)type.Bytes, Messages.TheNumbersOf(name));
        var tensor = Tensor.Empty(shape);
        var values = tensor.AsSpan();
        if (type == NumberType.Float32 && BitConverter.IsLittleEndian)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values));
            return tensor;
        }

        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(_buffer.Length / type.Bytes, values.Length - done);
            var bytes = _buffer.AsSpan(0, count * type.Bytes);
            stream.ReadExactly(bytes);
            for (var i = 0; i < count; i++)
                values[done++] = type.Read(bytes.Slice(i * type.Bytes, type.Bytes));
        }
        return tensor;
    }

    /// <summary>Asserts that everything has been read.</summary>
    public void RequireEnd()
    {
        if (Left > 0)
            throw new InvalidDataException(Messages.WeightsLeftOver(file, Left));
    }
}
