using System.Net;
using System.Text.RegularExpressions;

namespace Cahier.Host.Html;

/// <summary>Text as HTML.</summary>
internal static partial class HtmlText
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Without terminal colours and their like (ECMA-48 control sequences).</summary>
    public static string WithoutTerminalCodes(string text) => ControlSequence().Replace(text, "");

    [GeneratedRegex("""\x1B\[[0-?]*[ -/]*[@-~]""")]
    private static partial Regex ControlSequence();
}
