namespace Cahier.Host.Html.Mathematics;

/// <summary>A formula that <see cref="TexReader"/> does not know how to draw.</summary>
internal sealed class TexException(string message) : Exception(message);
