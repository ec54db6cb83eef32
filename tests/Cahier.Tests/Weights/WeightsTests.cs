using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Cahier.Nn;
using Cahier.Tensors;
using Cahier.Tests.Fixtures;
using Cahier.Weights;

namespace Cahier.Tests.Weights;

public sealed class WeightsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cahier-weights-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.dat")]
    public void What_PyTorch_holds_is_read_whatever_its_type(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
        var read = file.EndsWith(".dat", StringComparison.Ordinal) ? TorchSharpWeights.Read(path) : Safetensors.Read(path);
        var expected = Fixture.Load("weights").Parameters;
        Assert.Equal(expected.Keys.Order(), read.Keys.Order());
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal($"{name} {tensor.Shape}", $"{name} {read[name].Shape}");
            Assert.Equal(tensor.ToArray(), read[name].ToArray());
        }
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("model.dat")]
    public void What_is_saved_is_loaded_to_the_bit_and_tied_weights_stay_tied(string file)
    {
        var path = Path.Combine(_folder, "new folder", file);
        var options = new TransformerOptions
        {
            SourceVocabulary = 5,
            TargetVocabulary = 5,
            Width = 4,
            Heads = 2,
            Layers = 1,
            Hidden = 3,
            TiedEmbeddings = true,
        };
        var (model, other) = (new Transformer(options), new Transformer(options with { Seed = 1 }));
        model.Save(path);
        other.Load(path);
        foreach (var (name, tensor) in model.StateDict())
            Assert.Equal(tensor.ToArray(), other.StateDict()[name].ToArray());
        Assert.Equal([Path.GetFileName(path)], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        model.Save(path);       // over what is there
        other.Load(path);
    }

    [Fact]
    public void TorchSharp_s_layout_is_written_byte_by_byte()
    {
        using var stream = new MemoryStream();
        TorchSharpWeights.Write(stream, new Dictionary<string, Tensor>
        {
            ["w"] = Tensor.From([1, -2], 2, 1),
            ["bn.num_batches_tracked"] = Tensor.Scalar(300),
        });
        byte[] expected =
        [
            2, 1, (byte)'w', 6, 2, 2, 1, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0,
            22, .. "bn.num_batches_tracked"u8, 4, 0, 0x2c, 1, 0, 0, 0, 0, 0, 0,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_safetensors_file_is_a_length_a_padded_header_and_the_numbers_without_gap()
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, new Dictionary<string, Tensor>
        {
            ["w\"é"] = Tensor.From([1, -2, 3], 3),
            ["bn.num_batches_tracked"] = Tensor.Scalar(300),
        });
        var bytes = stream.ToArray();
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(8 + length + 8 + 12, bytes.Length);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var batches = header.RootElement.GetProperty("bn.num_batches_tracked");
        Assert.Equal("""{"dtype":"I64","shape":[],"data_offsets":[0,8]}""", batches.GetRawText());
        Assert.Equal("""{"dtype":"F32","shape":[3],"data_offsets":[8,20]}""", header.RootElement.GetProperty("w\"é").GetRawText());
        Assert.Equal(300, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8 + length)));
        stream.Position = 0;
        Assert.Equal([1, -2, 3], Safetensors.Read(stream, "test")["w\"é"].ToArray());
    }

    [Fact]
    public void Another_ending_is_refused_and_what_was_there_survives_a_failed_writing()
    {
        var model = new Linear(2, 3, new Random(1));
        Assert.Contains(".dat", Assert.Throws<ArgumentException>(() => model.Save(Path.Combine(_folder, "model.pt"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Load("model.bin"));

        var path = Path.Combine(_folder, "kept.dat");
        model.Save(path);
        var before = File.ReadAllBytes(path);
        Assert.Throws<EncoderFallbackException>(() =>
            TorchSharpWeights.Write(path, new Dictionary<string, Tensor> { ["fine"] = Tensor.Zeros(9), ["\ud800"] = Tensor.Zeros(9) }));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_damaged_file_changes_nothing_in_the_model()
    {
        var path = Path.Combine(_folder, "model.safetensors");
        var model = new Linear(2, 3, new Random(1));
        model.Save(path);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        var before = model.Weight.ToArray();
        var error = Assert.Throws<InvalidDataException>(() => model.Load(path));
        Assert.StartsWith("model.safetensors: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Weight.ToArray());
    }
}
