using System.Text.Json;

namespace Cahier.Plots.Json;

/// <summary>
/// What writing plotly.js data needs beyond JSON: numbers without NaN and in their shortest form, texts that are no markup.
/// </summary>
internal static class PlotlyJson
{
    /// <summary>
    /// A number, or null where it is not finite. What came from a float is written as short as the float is
    /// (0.1, not 0.10000000149011612): half the size, and nothing lost.
    /// </summary>
    public static void Number(this Utf8JsonWriter json, double value)
    {
        if (!double.IsFinite(value))
            json.WriteNullValue();
        else if ((float)value == value)
            json.WriteNumberValue((float)value);
        else
            json.WriteNumberValue(value);
    }

    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.Number(value);
    }

    /// <summary>Places on the page, to a ten-thousandth: what is beyond is noise of the arithmetic.</summary>
    public static void Place(this Utf8JsonWriter json, string name, double value) => json.Number(name, Math.Round(value, 4));

    public static void Numbers(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WritePropertyName(name);
        json.Numbers(values);
    }

    public static void Numbers(this Utf8JsonWriter json, ReadOnlySpan<double> values)
    {
        json.WriteStartArray();
        foreach (double value in values)
            json.Number(value);
        json.WriteEndArray();
    }

    /// <summary>A text as plotly.js shows it literally: it would take &lt;pad&gt; for a tag, and drop it.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string text) => json.WriteString(name, Literal(text));

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(Literal(text));
        json.WriteEndArray();
    }

    public static string Literal(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
