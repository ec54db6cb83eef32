using System.Text;
using Cahier.Kernel.Messages;

namespace Cahier.Kernel.Tests.Messages;

public class MessageSignaturesTests
{
    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // RFC 4231, test case 2; in four frames, as Jupyter signs.
    [Fact]
    public void A_signature_is_that_of_the_standard()
    {
        var signature = new MessageSignatures("Jefe").Sign(Bytes("what do ya "), Bytes("want "), Bytes(""), Bytes("for nothing?"));
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Encoding.ASCII.GetString(signature));
    }

    [Fact]
    public void A_signature_counts_once_and_for_its_frames_and_key_only()
    {
        var signatures = new MessageSignatures("key");
        var signature = signatures.Sign(Bytes("a"), Bytes("b"));
        Assert.False(signatures.Accept(signature, Bytes("a"), Bytes("c")));
        Assert.False(signatures.Accept(signature.AsSpan(1), Bytes("a"), Bytes("b")));
        Assert.False(signatures.Accept([], Bytes("a"), Bytes("b")));
        Assert.False(new MessageSignatures("other").Accept(signature, Bytes("a"), Bytes("b")));
        Assert.True(signatures.Accept(signature, Bytes("a"), Bytes("b")));
        Assert.False(signatures.Accept(signature, Bytes("a"), Bytes("b")));
    }

    [Fact]
    public void Without_a_key_everything_is_believed()
    {
        var signatures = new MessageSignatures("");
        Assert.Empty(signatures.Sign(Bytes("a")));
        Assert.True(signatures.Accept([1, 2], Bytes("a")));
        Assert.True(signatures.Accept([1, 2], Bytes("a")));
    }
}
