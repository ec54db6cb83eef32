using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cahier.Kernel.Code.Documentation;

/// <summary>Finds what is written about a symbol: in the SDK for the framework, beside a library, above a declaration in a cell.</summary>
internal sealed class SymbolDocumentation
{
    // Inherited from what inherits from what inherits: no library goes further, and a circle ends.
    private const int MostInheritances = 8;

    private static readonly Lazy<DocumentationIndex> _framework = new(() => new DocumentationIndex(FrameworkFiles()));
    private static readonly string _frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly ConcurrentDictionary<string, Lazy<DocumentationIndex>> _libraries = new(StringComparer.Ordinal);

    /// <summary>Reads the framework's files, 30 MB, before anyone waits for them.</summary>
    public static void Prepare() => _ = _framework.Value;

    /// <summary>What is written about <paramref name="symbol"/>; <see cref="MemberDocumentation.None"/> when nothing is.</summary>
    public MemberDocumentation Of(ISymbol symbol, Compilation compilation, bool markdown) =>
        Find(symbol, compilation, MostInheritances) is { } member ? DocumentationText.Read(member, markdown) : MemberDocumentation.None;

    private XElement? Find(ISymbol symbol, Compilation compilation, int inheritances)
    {
        if (OwnerOfParameter(symbol) is { } owner)
        {
            var parameter = Find(owner, compilation, inheritances)?.Elements("param")
                .FirstOrDefault(element => element.Attribute("name")?.Value == symbol.Name);
            return parameter is null ? null : new XElement("member", new XElement("summary", parameter.Nodes()));
        }

        symbol = (symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol).OriginalDefinition;
        var member = Written(symbol, compilation);
        if (inheritances == 0 || (member is not null && !Inherits(member)))
        {
            return member;
        }

        var source = (member?.Descendants("inheritdoc").FirstOrDefault()?.Attribute("cref")?.Value is { } cref
            ? DocumentationCommentId.GetFirstSymbolForReferenceId(cref, compilation)
            : Model(symbol)) is { } model ? Find(model, compilation, inheritances - 1) : null;
        return member is null || source is null ? member ?? source : Merge(member, source);
    }

    // A parameter is described where its method is; so is what a record makes of one.
    private static ISymbol? OwnerOfParameter(ISymbol symbol) => symbol switch
    {
        IParameterSymbol => symbol.ContainingSymbol,
        IPropertySymbol { DeclaringSyntaxReferences: [var declaration] } when declaration.GetSyntax() is ParameterSyntax =>
            symbol.ContainingType,
        _ => null,
    };

    private static bool Inherits(XElement member) => member.Descendants("inheritdoc").Any();

    // What is written stands; <inheritdoc/> at the top stands for all the rest, inside an element for its content.
    private static XElement Merge(XElement member, XElement source)
    {
        foreach (var place in member.Descendants("inheritdoc").ToList())
        {
            if (place.Parent != member)
            {
                place.ReplaceWith(source.Element(place.Parent!.Name)?.Nodes());
                continue;
            }

            place.Remove();
            member.Add(source.Elements().Where(inherited => !member.Elements(inherited.Name).Any(own => SameName(own, inherited))));
        }

        return member;
    }

    private static bool SameName(XElement one, XElement other) =>
        one.Attribute("name")?.Value == other.Attribute("name")?.Value && one.Attribute("cref")?.Value == other.Attribute("cref")?.Value;

    // What an <inheritdoc/> without a name means: what is overridden, what is implemented, the base.
    private static ISymbol? Model(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        IEventSymbol { OverriddenEvent: { } overridden } => overridden,
        INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } super ? super : type.Interfaces.FirstOrDefault(),
        IMethodSymbol { MethodKind: MethodKind.Constructor } => null,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(contract => contract.GetMembers())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };

    private XElement? Written(ISymbol symbol, Compilation compilation)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration)
        {
            return AboveDeclaration(declaration.GetSyntax());
        }

        return symbol.ContainingAssembly is { } assembly
            && symbol.GetDocumentationCommentId() is { } id
            && PathOf(assembly, compilation) is { } path
            ? IndexFor(path).Find(id)
            : null;
    }

    private DocumentationIndex IndexFor(string library) =>
        Path.GetDirectoryName(library) == _frameworkFolder
            ? _framework.Value
            : _libraries.GetOrAdd(
                library, path => new Lazy<DocumentationIndex>(() => new DocumentationIndex([Path.ChangeExtension(path, ".xml")]))).Value;

    private static string? PathOf(IAssemblySymbol assembly, Compilation compilation)
    {
        for (var link = compilation; link is not null; link = link.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (link.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path })
            {
                return path;
            }
        }

        return null;
    }

    // Cells are compiled without documentation: their /// lines are comments like others.
    private static XElement? AboveDeclaration(SyntaxNode declaration)
    {
        var lines = (declaration.AncestorsAndSelf()
            .FirstOrDefault(node => node is MemberDeclarationSyntax or StatementSyntax)?.GetLeadingTrivia() ?? default)
            .Select(trivia => trivia.ToString())
            .Where(comment => comment.StartsWith("///", StringComparison.Ordinal))
            .Select(comment => comment[3..])
            .ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        try
        {
            return XElement.Parse($"<member>{string.Join('\n', lines)}</member>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Beside the reference assemblies that the SDK brings; none when it brings none.</summary>
    private static IEnumerable<string> FrameworkFiles()
    {
        var packs = Path.Combine(SdkCompiler.DotnetRoot, "packs", "Microsoft.NETCore.App.Ref");
        var newest = !Directory.Exists(packs) ? null : Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
            .OrderByDescending(pack => SdkVersion.Parse(Path.GetFileName(pack)))
            .Select(pack => Path.Combine(pack, "ref", $"net{Environment.Version.Major}.0"))
            .FirstOrDefault(Directory.Exists);

        // Most of what is asked about stands in System.Runtime.xml; a name that two files have is the same in both.
        return newest is null ? [] : Directory.EnumerateFiles(newest, "*.xml").Order(StringComparer.Ordinal);
    }
}
