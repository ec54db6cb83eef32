using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cahier;

/// <summary>Refuses sizes and rates that make no sense, in the reader's language: the runtime's own messages are in English.</summary>
internal static class Bounds
{
    public static void AtLeast<T>(T value, T least, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        // Written so that NaN is refused too.
        if (!(value >= least))
            throw new ArgumentOutOfRangeException(Last(name), Messages.TooSmall(Last(name), Text(value), Text(least)));
    }

    public static void AtMost<T>(T value, T most, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value <= most))
            throw new ArgumentOutOfRangeException(Last(name), Messages.TooLarge(Last(name), Text(value), Text(most)));
    }

    public static void Positive<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value > T.Zero))
            throw new ArgumentOutOfRangeException(Last(name), Messages.NotPositive(Last(name), Text(value)));
    }

    private static string Text<T>(T value) where T : INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Width of Options.Width: what the student wrote.</summary>
    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
