using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives;

/// <summary>A directive that cannot be followed; the text says what to do.</summary>
internal sealed class DirectiveException(Text text) : Exception(text.English)
{
    public Text Text { get; } = text;
}
