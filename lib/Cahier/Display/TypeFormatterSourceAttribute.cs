namespace Cahier.Display;

/// <summary>
/// Says which type makes the formatters of a displayed value. A kernel recognises it by its name alone, in any namespace
/// (the convention of .NET Interactive), so that the library and the kernel need not know each other.
/// </summary>
/// <param name="formatterSourceType">
/// A type with a public parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms to emit, in this order; without them a kernel emits <c>text/html</c> only.</summary>
#pragma warning disable CA1819 // The convention reads an array.
    public string[]? PreferredMimeTypes { get; init; }
#pragma warning restore CA1819
}
