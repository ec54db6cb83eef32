namespace Cahier.Kernel.Zmtp;

/// <summary>
/// The first 64 bytes in each direction (RFC 37, "greeting"): signature FF 00…00 x 7F, version, mechanism, role, filler. Before version 3 a greeting was
/// something else; such peers are refused.
/// </summary>
internal static class ZmtpGreeting
{
    public const int Length = 64;
    private const int LastOfSignature = 9;
    private const int Major = 10;
    private const int Mechanism = 12;
    private const int MechanismLength = 20;

    /// <summary>Ours: version 3.1, mechanism NULL.</summary>
    public static byte[] Bytes()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[8] = 1;
        greeting[LastOfSignature] = 0x7F;
        greeting[Major] = 3;
        greeting[Major + 1] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(Mechanism));
        return greeting;
    }

    /// <summary>Reads a peer's.</summary>
    /// <exception cref="ZmtpException">It is none of ZMTP 3 with mechanism NULL.</exception>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public static void Read(Stream stream)
    {
        // In two steps: what is no ZMTP at all, a browser for instance, may wait for an answer before it says as much as 64 bytes.
        Span<byte> greeting = stackalloc byte[Length];
        stream.ReadExactly(greeting[..(Major + 1)]);
        if (greeting[0] != 0xFF || greeting[LastOfSignature] != 0x7F || greeting[Major] < 3)
        {
            throw new ZmtpException("No ZMTP 3.");
        }

        stream.ReadExactly(greeting[(Major + 1)..]);
        if (!greeting.Slice(Mechanism, MechanismLength).TrimEnd((byte)0).SequenceEqual("NULL"u8))
        {
            throw new ZmtpException("Another mechanism than NULL.");
        }
    }
}
