namespace Cahier.Kernel.Display;

/// <summary>A piece of HTML.</summary>
public sealed class HtmlContent(string content)
{
    /// <summary>The HTML, as it was given.</summary>
    public string ToHtml() => content;

    /// <inheritdoc/>
    public override string ToString() => content;
}
