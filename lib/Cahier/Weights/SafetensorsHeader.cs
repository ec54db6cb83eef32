using System.Text.Json;

namespace Cahier.Weights;

/// <summary>What a safetensors header says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its numbers are written.</param>
/// <param name="Lengths">The lengths of its axes.</param>
/// <param name="Begin">Where its bytes begin, after the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsEntry(string Name, NumberType Type, IReadOnlyList<ulong> Lengths, long Begin, long End);

/// <summary>
/// Reads the header piece by piece: JSON allows names twice and any depth and size of numbers, which a safetensors file may not have.
/// </summary>
internal static class SafetensorsHeader
{
    // The object, one object a tensor, one list in it.
    private const int Depth = 3;

    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> json, string file)
    {
        try
        {
            return json.Length > 0 && json[0] == '{' ? Entries(json, file) : throw new JsonException();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(Messages.WeightsHeader(file), failure);
        }
    }

    private static List<SafetensorsEntry> Entries(ReadOnlySpan<byte> json, string file)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>();
        reader.Read();
        while (NextName(ref reader, out var name))
        {
            if (!names.Add(name))
                throw new InvalidDataException(Messages.WeightsTwice(file, name));
            if (name == "__metadata__")
                Skip(ref reader, JsonTokenType.StartObject);
            else
                entries.Add(Entry(ref reader, name, file));
        }
        // To the end: nothing but white space may follow.
        while (reader.Read())
        {
        }
        return entries;
    }

    private static SafetensorsEntry Entry(ref Utf8JsonReader reader, string name, string file)
    {
        string? type = null;
        List<ulong>? lengths = null, places = null;
        Skip(ref reader, JsonTokenType.StartObject, enter: true);
        while (NextName(ref reader, out var key))
        {
            switch (key)
            {
                case "dtype" when type is null:
                    reader.Read();
                    type = reader.GetString() ?? throw new JsonException();
                    break;
                case "shape" when lengths is null:
                    lengths = Numbers(ref reader);
                    break;
                case "data_offsets" when places is null:
                    places = Numbers(ref reader);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw new InvalidDataException(Messages.WeightsTwice(file, $"{name}: {key}"));
                default:
                    throw new JsonException();
            }
        }

        if (type is null || lengths is null || places is not [var begin, var end])
            throw new JsonException();
        if (begin > end || end > long.MaxValue)
            throw new InvalidDataException(Messages.WeightsNotRead(file, Messages.ThePlaceOf(name), $"{begin} … {end}"));
        var known = NumberType.OfSafetensors(type)
            ?? throw new InvalidDataException(Messages.WeightsOfUnknownType(file, name, type, NumberType.Known));
        return new(name, known, lengths, (long)begin, (long)end);
    }

    private static List<ulong> Numbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<ulong>();
        Skip(ref reader, JsonTokenType.StartArray, enter: true);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            numbers.Add(reader.GetUInt64());        // refuses signs, fractions and what is larger
        return numbers;
    }

    /// <summary>The next name of the object that the reader is in, or the object's end.</summary>
    private static bool NextName(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes to the next value, which must begin like this, and over it or only into it.</summary>
    private static void Skip(ref Utf8JsonReader reader, JsonTokenType expected, bool enter = false)
    {
        reader.Read();
        if (reader.TokenType != expected)
            throw new JsonException();
        if (!enter)
            reader.Skip();
    }
}
