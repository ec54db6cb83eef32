using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Cahier.Tensors;
using Cahier.Weights;

namespace Cahier.Tests.Weights;

/// <summary>Files that lie are refused, and no memory is taken for what they only claim.</summary>
[Collection(AloneCollection.Name)]
public class HostileWeightsTests
{
    // What reading a file may take for each of its bytes (a name of two bytes becomes a string, a list, an entry of a table…), and
    // before: buffers, messages, exceptions with their traces.
    private const long EachByte = 200;
    private const long AtLeast = 400_000;

    public static TheoryData<string, string> Headers => new()
    {
        { "not JSON", "}{" },
        { "an array", "[1]" },
        { "leading space", """ {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""" },
        { "something after the object", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} {}""" },
        { "a zero byte after the object", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}\0" },
        { "a tensor that is a number", """{"a":1}""" },
        { "no type", """{"a":{"shape":[1],"data_offsets":[0,4]}}""" },
        { "no shape", """{"a":{"dtype":"F32","data_offsets":[0,4]}}""" },
        { "no place", """{"a":{"dtype":"F32","shape":[1]}}""" },
        { "a type that is a list", """{"a":{"dtype":["F32"],"shape":[1],"data_offsets":[0,4]}}""" },
        { "a type of no format", """{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""" },
        { "a type that is not read", """{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""" },
        { "a wrong type", """{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,4]}}""" },
        { "a negative length", """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""" },
        { "two negative lengths", """{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""" },
        { "a fraction", """{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""" },
        { "an exponent", """{"a":{"dtype":"F32","shape":[1e0],"data_offsets":[0,4]}}""" },
        { "a huge length", """{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]}}""" },
        { "lengths whose product is 1 modulo 2⁶⁴", """{"a":{"dtype":"F32","shape":[2147483647,2147483647,4294967297],"data_offsets":[0,4]}}""" },
        { "a length beyond 64 bits", """{"a":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,4]}}""" },
        { "a huge place", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551615]}}""" },
        { "a place that is long and shape too", """{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""" },
        { "an end before the beginning", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""" },
        { "one number of a place", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""" },
        { "three numbers of a place", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""" },
        { "a gap before the first", """{"a":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}""" },
        { "a gap at the end", """{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""" },
        { "nothing for the numbers", "{}" },
        {
            "an overlap",
            """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}"""
        },
        {
            "two in one place",
            """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"""
        },
        {
            "a gap between",
            """{"a":{"dtype":"F16","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}"""
        },
        {
            "a name twice",
            """{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},"a":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}"""
        },
        { "a type twice", """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""" },
        { "metadata that are a list", """{"__metadata__":[],"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""" },
        { "more axes than anybody has", "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + Ones(65) + "],\"data_offsets\":[0,4]}}" },
        { "a name cut within a surrogate pair", """{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""" },
        { "a list in the shape", """{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""" },
        { "depth", "{\"a\":" + new string('[', 100_000) },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_is_refused_that_has(string what, string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        Assert.False(string.IsNullOrEmpty(what));
        Refused([.. Length((ulong)json.Length), .. json, 0, 0, 0, 0], Safetensors.Read);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused()
    {
        foreach (var length in (ulong[])[ulong.MaxValue, 1UL << 63, 99_999_999, 100_000_001, 3])
            Refused([.. Length(length), (byte)'{', (byte)'}'], Safetensors.Read);
        Refused([], Safetensors.Read);
        Refused([1, 2, 3], Safetensors.Read);
        Refused([.. Length(0)], Safetensors.Read);
    }

    public static TheoryData<string, byte[]> Dats => new()
    {
        { "nothing", [] },
        { "more tensors than bytes", [0xff, 0xff, 0xff, 0xff, 0x7f] },
        { "more tensors than it has", [2, 1, (byte)'a', 6, 0, 0, 0, 0, 0] },
        { "a count that never ends", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] },
        { "a name longer than the file", [1, 0xff, 0xff, 0xff, 0xff, 0x07, (byte)'a'] },
        { "a name that is no text", [1, 1, 0xff, 6, 0, 0, 0, 0, 0] },
        { "a type of nobody", [1, 1, (byte)'a', 99, 0, 0, 0, 0, 0] },
        { "more axes than bytes", [1, 1, (byte)'a', 6, 0xff, 0xff, 0xff, 0x7f, 1, 1, 1] },
        { "more axes than anybody has", [1, 1, (byte)'a', 6, 65, .. Enumerable.Repeat((byte)1, 65), 0, 0, 0, 0] },
        { "more numbers than bytes", [1, 1, (byte)'a', 6, 1, 0xff, 0xff, 0xff, 0xff, 0x07, 0, 0, 0, 0] },
        { "a product beyond memory", [1, 1, (byte)'a', 6, 2, 0xff, 0xff, 0xff, 0xff, 0x07, 0xff, 0xff, 0xff, 0xff, 0x07, 0] },
        { "numbers cut short", [1, 1, (byte)'a', 6, 1, 2, 0, 0, 0, 0, 0, 0, 0] },
        { "something after the last", [1, 1, (byte)'a', 6, 0, 0, 0, 0, 0, 0] },
        { "a name twice", [2, 1, (byte)'a', 6, 0, 0, 0, 0, 0, 1, (byte)'a', 6, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Dats))]
    public void A_dat_file_is_refused_that_has(string what, byte[] bytes)
    {
        Assert.False(string.IsNullOrEmpty(what));
        Refused(bytes, TorchSharpWeights.Read);
    }

    [Fact]
    public void It_is_said_in_the_readers_language()
    {
        string Message() => Assert.Throws<InvalidDataException>(
            () => TorchSharpWeights.Read(new MemoryStream([1, 0xff, 0x7f]), "poids.dat")).Message;
        Assert.Equal(
            "poids.dat: a tensor's name should take 16383 bytes, but the file has only 0 more. It is cut short or damaged: get it again.",
            Speaking.In("en", Message));
        Assert.Contains("16383 octets", Speaking.In("fr", Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Thousands_of_damaged_files_are_read_or_refused_within_little_memory(bool dat)
    {
        Func<Stream, string, IReadOnlyDictionary<string, Tensor>> read = dat ? TorchSharpWeights.Read : Safetensors.Read;
        var original = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", dat ? "weights.dat" : "weights.safetensors"));
        var random = new Random(dat ? 1 : 2);
        var refused = 0;
        for (var i = 0; i < 4000; i++)
        {
            var damaged = Damage(original, random);
            if (!TryRead(damaged, read))
                refused++;
        }
        Assert.InRange(refused, 1000, 3999);        // numbers can be damaged without being noticed: half of the bytes are numbers
    }

    /// <summary>A few bytes changed, removed, added, moved, or the end cut off; mostly at the front, where the structure is.</summary>
    private static byte[] Damage(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 2; times--)
        {
            var place = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Count, 1000) : bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(place, Math.Min(random.Next(1, 9), bytes.Count - place));
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(random.Next(bytes.Count / 2), random.Next(1, bytes.Count / 2)));
                    break;
                case 4:
                    bytes[place] = (byte)"0123456789[]{},:\"-e"[random.Next(19)];
                    break;
                default:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
            }
        }
        return [.. bytes];
    }

    private static void Refused(byte[] bytes, Func<Stream, string, IReadOnlyDictionary<string, Tensor>> read) =>
        Assert.False(TryRead(bytes, read));

    private static bool TryRead(byte[] bytes, Func<Stream, string, IReadOnlyDictionary<string, Tensor>> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read(new MemoryStream(bytes), "file");
            return true;
        }
        catch (InvalidDataException refusal)
        {
            Assert.StartsWith("file: ", refusal.Message, StringComparison.Ordinal);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AtLeast + EachByte * bytes.Length);
        }
    }

    private static byte[] Length(ulong length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return bytes;
    }

    private static string Ones(int count) => string.Join(',', Enumerable.Repeat(1.ToString(CultureInfo.InvariantCulture), count));
}
