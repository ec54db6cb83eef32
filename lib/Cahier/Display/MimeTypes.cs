namespace Cahier.Display;

/// <summary>The forms in which the library's values are shown.</summary>
public static class MimeTypes
{
    /// <summary>A fragment of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>One line or a few, for a terminal.</summary>
    public const string Text = "text/plain";

    /// <summary>A figure as plotly.js takes it: data, layout, config.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
