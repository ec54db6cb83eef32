using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code;

/// <summary>A symbol as its reader would write it, and what kind of thing it is.</summary>
internal static class SymbolText
{
    private const SymbolDisplayMiscellaneousOptions Names =
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.CollapseTupleTypes;

    private const SymbolDisplayParameterOptions Parameters =
        SymbolDisplayParameterOptions.IncludeType
        | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeParamsRefOut
        | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeOptionalBrackets;

    // double Sqrt(double d)
    private static readonly SymbolDisplayFormat _member = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: Parameters,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: Names);

    // double Math.Sqrt(double d)
    private static readonly SymbolDisplayFormat _contained = _member
        .WithMemberOptions(_member.MemberOptions | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat _namespace = SymbolDisplayFormat.CSharpErrorMessageFormat;

    private static readonly SymbolDisplayFormat _type =
        new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, miscellaneousOptions: Names);

    private static readonly SymbolDisplayFormat _parameter = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters, parameterOptions: Parameters, miscellaneousOptions: Names);

    // The framework's own affairs, which its libraries show although their authors' reference assemblies do not.
    private static readonly HashSet<string> _inner = ["FxResources", "Internal", "MS"];

    /// <summary><c>double Sqrt(double d)</c>.</summary>
    public static string Signature(ISymbol symbol) => Namespace(symbol) ?? symbol.ToDisplayString(_member);

    /// <summary><c>double Math.Sqrt(double d)</c>, a variable of a cell without its invisible class.</summary>
    public static string Contained(ISymbol symbol) =>
        Namespace(symbol)
        ?? (symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension } ? "(extension) " : "")
            + symbol.ToDisplayString(symbol.ContainingType is null or { IsScriptClass: true } ? _member : _contained);

    /// <summary><c>List&lt;int&gt;</c>.</summary>
    public static string Type(ITypeSymbol type) => type.ToDisplayString(_type);

    /// <summary><c>string? name = null</c>.</summary>
    public static string Parameter(IParameterSymbol parameter) => parameter.ToDisplayString(_parameter);

    /// <summary>The kind, in the words that CodeMirror has icons for.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IMethodSymbol { ContainingType.IsScriptClass: true } => "function",
        IMethodSymbol => "method",
        IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } => "constant",
        IFieldSymbol { ContainingType.IsScriptClass: true } or IPropertySymbol { ContainingType.IsScriptClass: true } => "variable",
        IPropertySymbol or IFieldSymbol or IEventSymbol => "property",
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Class } => "class",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        IAliasSymbol alias => Kind(alias.Target),
        ITypeSymbol => "type",
        _ => "text",
    };

    /// <summary>Whether its author asks not to offer it.</summary>
    public static bool IsHidden(ISymbol symbol) =>
        symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true } ? _inner.Contains(symbol.Name)
        : symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    /// <summary>Whether its author asks to use something else.</summary>
    public static bool IsObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute");

    private static string? Namespace(ISymbol symbol) =>
        symbol is INamespaceSymbol ? "namespace " + symbol.ToDisplayString(_namespace) : null;
}
