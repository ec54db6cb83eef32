using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives;

/// <summary>A directive that cannot be followed; the text says what to do.</summary>
public sealed class DirectiveException : Exception
{
    internal DirectiveException(Text text)
        : base(text.English) => Text = text;

    internal Text Text { get; }
}
