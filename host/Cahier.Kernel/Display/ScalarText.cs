using System.Globalization;
using System.Numerics;

namespace Cahier.Kernel.Display;

/// <summary>Numbers, texts, dates…: one thing on one line, the same under every culture.</summary>
internal static class ScalarText
{
    private const string Date = "yyyy-MM-dd";
    private const string Time = "HH:mm:ss.FFFFFFF";

    /// <summary>The value's line; null for what has parts.</summary>
    public static TextNode? Of(object? value) => value switch
    {
        null => new("null"),
        string text => new(text, TextKind.Quoted),
        char character => new(character.ToString(), TextKind.Quoted),
        bool or Enum or Guid => new(value.ToString() ?? ""),
        DateTime { TimeOfDay.Ticks: 0 } date => new(date.ToString(Date, CultureInfo.InvariantCulture)),
        DateTime date => new(date.ToString($"{Date} {Time}", CultureInfo.InvariantCulture)),
        DateTimeOffset date => new(date.ToString($"{Date} {Time} zzz", CultureInfo.InvariantCulture)),
        DateOnly date => new(date.ToString(Date, CultureInfo.InvariantCulture)),
        TimeOnly time => new(time.ToString(Time, CultureInfo.InvariantCulture)),
        TimeSpan duration => new(duration.ToString("c", CultureInfo.InvariantCulture), TextKind.Number),
        Type type => new(TypeName.Of(type)),
        Uri or Version => new(value.ToString() ?? ""),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or BigInteger or Complex or Half or Int128 or UInt128
            => new(number.ToString(null, CultureInfo.InvariantCulture), TextKind.Number),
        _ => null,
    };
}
