namespace Cahier.Display;

/// <summary>A value that a notebook shows as HTML, and anything else as its <see cref="object.ToString"/>.</summary>
public interface IHtml
{
    /// <summary>A fragment of HTML that needs neither script nor style sheet to be read.</summary>
    string ToHtml();
}
