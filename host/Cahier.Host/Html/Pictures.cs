using System.Text.RegularExpressions;
using Cahier.Host.Files;

namespace Cahier.Host.Html;

/// <summary>Puts the pictures that lie beside a notebook into the page itself.</summary>
internal static partial class Pictures
{
    /// <summary>The same HTML with each image of a file under or beside <paramref name="folder"/> as a data address.</summary>
    public static string Inline(string html, string folder) => ImageSource().Replace(html, match =>
    {
        var address = Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(match.Groups["address"].Value));
        if (address.Contains(':', StringComparison.Ordinal) || address.StartsWith('/'))
            return match.Value;

        var file = Path.Combine(folder, address.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(file) && MediaTypes.Of(file) is { } type
            ? $"{match.Groups["before"].Value}\"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}\""
            : match.Value;
    });

    [GeneratedRegex("(?<before><img\\b[^>]*?\\bsrc=)\"(?<address>[^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ImageSource();
}
