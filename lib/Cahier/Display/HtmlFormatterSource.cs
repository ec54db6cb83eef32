namespace Cahier.Display;

/// <summary>
/// Formatters of every value that is <see cref="IHtml"/>. A displayed class needs only
/// <c>[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]</c>.
/// </summary>
public sealed class HtmlFormatterSource
{
    /// <summary>The formatters, <c>text/html</c> first.</summary>
#pragma warning disable CA1822 // The convention calls an instance method.
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ValueFormatter(MimeTypes.Html, value => (value as IHtml)?.ToHtml()),
        new ValueFormatter(MimeTypes.Text, value => value.ToString()),
    ];
#pragma warning restore CA1822
}
