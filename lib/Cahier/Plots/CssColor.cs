using System.Text.RegularExpressions;

namespace Cahier.Plots;

/// <summary>Colours that a reader gives: #rgb or #rrggbb, or a name as CSS has them.</summary>
internal static partial class CssColor
{
    public static string? Checked(string? color) => color is null || Pattern().IsMatch(color)
        ? color
        : throw new ArgumentException(Messages.BadColor(color), nameof(color));

    [GeneratedRegex("^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]{3,24})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
