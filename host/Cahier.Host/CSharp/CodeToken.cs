namespace Cahier.Host.CSharp;

/// <summary>What a piece of C# text is.</summary>
internal enum CodeTokenKind
{
    Keyword,
    Identifier,
    Number,

    /// <summary>A string or character literal of any form, interpolated ones with what they hold.</summary>
    Text,
    Comment,

    /// <summary>A line that starts with # (`#r`, `#load`, `#nullable`, `#!time`), whole.</summary>
    Directive,
    Punctuation,
}

/// <summary>One token of C# text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, int Start, int Length);
