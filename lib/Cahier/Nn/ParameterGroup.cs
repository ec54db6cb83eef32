using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>One learned tensor: its name inside its part, its shape, and how many numbers it holds.</summary>
public sealed record ParameterRow(string Name, Shape Shape, long Count);

/// <summary>A part of a model, or several identical ones: the layers of a stack.</summary>
/// <param name="Name">The part's name; the first one's when there are several.</param>
/// <param name="Repeats">How many identical parts follow one another.</param>
/// <param name="Rows">The parameters of one of them.</param>
public sealed record ParameterGroup(string Name, int Repeats, IReadOnlyList<ParameterRow> Rows)
{
    /// <summary>The number of parameters in one of the parts.</summary>
    public long Each => Rows.Sum(row => row.Count);

    /// <summary>The number of parameters in all of them.</summary>
    public long Count => Repeats * Each;

    /// <summary>The name with the last number of the series: layers.0 – 5.</summary>
    public string Title
    {
        get
        {
            if (Repeats == 1)
                return Name;
            var (stack, first) = Split(Name)!.Value;
            return $"{stack}.{first} – {first + Repeats - 1}";
        }
    }

    /// <summary>Groups a module's parameters by part; identical layers that follow one another are one group.</summary>
    internal static IReadOnlyList<ParameterGroup> Of(Module module)
    {
        var parts = new List<ParameterGroup>();
        foreach (var part in module.NamedParameters().GroupBy(named => Part(named.Name)))
        {
            var prefix = part.Key.Length == 0 ? 0 : part.Key.Length + 1;
            var rows = part.Select(p => new ParameterRow(p.Name[prefix..], p.Parameter.Shape, p.Parameter.Count));
            var group = new ParameterGroup(part.Key, 1, [.. rows]);
            if (parts.Count > 0 && group.Continues(parts[^1]))
                parts[^1] = parts[^1] with { Repeats = parts[^1].Repeats + 1 };
            else
                parts.Add(group);
        }
        return parts;
    }

    /// <summary>A name up to the number of the layer (encoder.layers.0), or else all but the parameter's own name.</summary>
    private static string Part(string name)
    {
        var words = name.Split('.');
        var layer = Array.FindIndex(words, word => int.TryParse(word, out _));
        return string.Join('.', words.Take(layer >= 0 ? layer + 1 : words.Length - 1));
    }

    private bool Continues(ParameterGroup previous) =>
        Split(Name) is var (stack, number) && Split(previous.Name) is var (previousStack, first)
        && stack == previousStack && number == first + previous.Repeats
        && Rows.Select(row => (row.Name, $"{row.Shape}")).SequenceEqual(previous.Rows.Select(row => (row.Name, $"{row.Shape}")));

    /// <summary>encoder.layers.3 → (encoder.layers, 3); nothing for a part without number.</summary>
    private static (string Stack, int Number)? Split(string name) =>
        int.TryParse(name[(name.LastIndexOf('.') + 1)..], out var number) ? (name[..Math.Max(0, name.LastIndexOf('.'))], number) : null;
}
