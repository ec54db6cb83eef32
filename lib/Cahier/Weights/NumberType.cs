using System.Buffers.Binary;

namespace Cahier.Weights;

/// <summary>How a number is written in a file of weights.</summary>
/// <param name="Safetensors">Its name in safetensors.</param>
/// <param name="Torch">Its number in PyTorch (c10::ScalarType), which TorchSharp writes.</param>
/// <param name="Bytes">How many bytes it takes.</param>
/// <param name="Read">Makes a float of these bytes; one that a float cannot hold exactly is rounded.</param>
internal sealed record NumberType(string Safetensors, int Torch, int Bytes, Func<ReadOnlySpan<byte>, float> Read)
{
    /// <summary>What our own tensors hold.</summary>
    public static readonly NumberType Float32 = new("F32", 6, 4, BinaryPrimitives.ReadSingleLittleEndian);

    /// <summary>What PyTorch counts batches in.</summary>
    public static readonly NumberType Int64 = new("I64", 4, 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes));

    private static readonly NumberType[] _all =
    [
        Float32,
        Int64,
        new("F16", 5, 2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        // The upper half of a float.
        new("BF16", 15, 2, bytes => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
        new("F64", 7, 8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        new("I32", 3, 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
    ];

    /// <summary>The names of all types that can be read.</summary>
    public static string Known => string.Join(", ", _all.Select(type => type.Safetensors));

    public static NumberType? OfSafetensors(string name) => Array.Find(_all, type => type.Safetensors == name);

    public static NumberType? OfTorch(ulong number) => Array.Find(_all, type => (ulong)type.Torch == number);

    /// <summary>What a tensor is written as: all are floats but the count of batches that PyTorch's normalisations keep as an integer.</summary>
    public static NumberType Of(string name) =>
        name == "num_batches_tracked" || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal) ? Int64 : Float32;
}
