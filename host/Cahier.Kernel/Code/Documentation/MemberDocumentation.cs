namespace Cahier.Kernel.Code.Documentation;

/// <summary>What the authors of a member say of it, as plain text or as Markdown. Empty texts where they say nothing.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="TypeParameters">By name.</param>
/// <param name="Parameters">By name.</param>
/// <param name="Returns">What it gives; for a property, what its value is.</param>
/// <param name="Exceptions">By type.</param>
/// <param name="Remarks">The rest.</param>
internal sealed record MemberDocumentation(
    string Summary,
    IReadOnlyList<DocumentedName> TypeParameters,
    IReadOnlyList<DocumentedName> Parameters,
    string Returns,
    IReadOnlyList<DocumentedName> Exceptions,
    string Remarks)
{
    public static MemberDocumentation None { get; } = new("", [], [], "", [], "");

    /// <summary>What is said of a parameter, or nothing.</summary>
    public string OfParameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Text ?? "";
}

/// <summary>A name and what is said of it.</summary>
internal sealed record DocumentedName(string Name, string Text);
