using System.Text.Json;
using Cahier.Tensors;

namespace Cahier.Tests.Fixtures;

/// <summary>Tensors written by PyTorch: one file of the make_….py beside this.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, Entry> _entries;

    private Fixture(Dictionary<string, Entry> entries) => _entries = entries;

    public static Fixture Load(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json");
        return new(JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllText(path), JsonSerializerOptions.Web)!);
    }

    /// <summary>The parameters that the experiment was run with, under their state_dict names.</summary>
    public Dictionary<string, Tensor> Parameters => Under("parameter.");

    /// <summary>Parameters and buffers, as the experiment began: what a module loads.</summary>
    public Dictionary<string, Tensor> State => Parameters.Concat(Under("buffer.")).ToDictionary();

    /// <summary>The parameters' gradients.</summary>
    public Dictionary<string, Tensor> ParameterGradients => Under("gradient.parameter.");

    public Tensor this[string name] => _entries[name] switch
    {
        { Shape: [] } number => Tensor.Scalar((float)number.Values[0]),
        var tensor => Tensor.From([.. tensor.Values.Select(value => (float)value)], tensor.Shape),
    };

    /// <summary>An input whose gradient is wanted.</summary>
    public Tensor Input(string name)
    {
        var input = this[name];
        input.RequiresGrad = true;
        return input;
    }

    public long Number(string name) => (long)_entries[name].Values.Single();

    /// <summary>A row of class numbers.</summary>
    public int[] Numbers(string name) => [.. _entries[name].Values.Select(value => (int)value)];

    /// <summary>A matrix of word numbers.</summary>
    public int[,] Ids(string name)
    {
        var entry = _entries[name];
        var ids = new int[entry.Shape[0], entry.Shape[1]];
        for (var i = 0; i < entry.Values.Length; i++)
            ids[i / entry.Shape[1], i % entry.Shape[1]] = (int)entry.Values[i];
        return ids;
    }

    private Dictionary<string, Tensor> Under(string prefix) =>
        _entries.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(name => name[prefix.Length..], name => this[name]);

    private sealed record Entry(int[] Shape, double[] Values);
}
