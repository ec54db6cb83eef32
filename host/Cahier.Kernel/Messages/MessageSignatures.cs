using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Cahier.Kernel.Messages;

/// <summary>
/// Signatures of messages (Jupyter messaging 5.3, "The wire protocol"): HMAC-SHA256, in hexadecimal, over four frames as they are. They keep strangers on
/// the same machine out, and a message that comes twice was recorded by one. Without a key nothing is signed and everything is believed.
/// </summary>
internal sealed class MessageSignatures(string key)
{
    /// <summary>The only scheme there is, as the connection file names it.</summary>
    public const string Scheme = "hmac-sha256";

    private const int Remembered = 1 << 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>The signature, or nothing when there is no key.</summary>
    public byte[] Sign(params ReadOnlySpan<ReadOnlyMemory<byte>> frames) =>
        _key.Length == 0 ? [] : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Hash(frames)));

    /// <summary>Whether the signature is that of the frames, and was not seen before.</summary>
    public bool Accept(ReadOnlySpan<byte> signature, params ReadOnlySpan<ReadOnlyMemory<byte>> frames)
    {
        if (_key.Length == 0)
        {
            return true;
        }

        var hash = Hash(frames);
        return CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash))) && IsNew(MemoryMarshal.Read<UInt128>(hash));
    }

    private byte[] Hash(ReadOnlySpan<ReadOnlyMemory<byte>> frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames)
        {
            hash.AppendData(frame.Span);
        }

        return hash.GetHashAndReset();
    }

    private bool IsNew(UInt128 hash)
    {
        lock (_gate)
        {
            if (!_seen.Add(hash))
            {
                return false;
            }

            _order.Enqueue(hash);
            if (_order.Count > Remembered)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
