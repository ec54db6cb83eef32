using Cahier.Display;

namespace Cahier.Plots;

/// <summary>Makes the formatters of a <see cref="Figure"/>; kernels find it through <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>Plotly data, HTML, text.</summary>
#pragma warning disable CA1822 // The convention calls an instance method.
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ValueFormatter(MimeTypes.Plotly, value => (value as Figure)?.ToJson()),
        new ValueFormatter(MimeTypes.Html, value => (value as Figure)?.ToHtml()),
        new ValueFormatter(MimeTypes.Text, value => value.ToString()),
    ];
#pragma warning restore CA1822
}
