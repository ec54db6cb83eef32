using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Directives;

/// <summary>A line of a cell that is for the kernel.</summary>
/// <param name="Name">One of <see cref="DirectiveNames"/>, or what the reader wrote instead.</param>
/// <param name="Argument">What stands behind the name, without its quotation marks.</param>
/// <param name="Span">Where it stands in the cell, without the end of the line.</param>
public sealed record Directive(string Name, string Argument, TextSpan Span);
