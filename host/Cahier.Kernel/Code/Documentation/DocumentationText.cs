using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cahier.Kernel.Code.Documentation;

/// <summary>Turns the elements of XML documentation into text: <c>&lt;see cref="T:System.String"/&gt;</c> is "String".</summary>
internal static partial class DocumentationText
{
    /// <param name="member">A <c>member</c> element, whose inherited parts have been filled in.</param>
    /// <param name="markdown">Code stands between backticks, and lists have bullets either way.</param>
    public static MemberDocumentation Read(XElement member, bool markdown) => new(
        Of(member.Element("summary"), markdown),
        Named(member, "typeparam", "name", markdown),
        Named(member, "param", "name", markdown),
        Of(member.Element("returns") ?? member.Element("value"), markdown),
        Named(member, "exception", "cref", markdown),
        Of(member.Element("remarks"), markdown));

    /// <summary>
    /// A documentation id's short name: <c>M:System.Math.Max(System.Int32,System.Int32)</c> is "Math.Max", a type its own name.
    /// </summary>
    public static string ShortName(string cref)
    {
        var kind = cref is [var letter, ':', ..] ? letter : ' ';
        var name = kind is ' ' ? cref : cref[2..];
        var parameters = name.IndexOf('(', StringComparison.Ordinal);
        name = parameters < 0 ? name : name[..parameters];
        name = Arity().Replace(name, "");
        var parts = name.Split('.');
        return parts switch
        {
            [.., var type, "#ctor"] => type,
            [.., var type, var own] when kind is 'M' or 'P' or 'F' or 'E' => $"{type}.{own}",
            _ when kind is 'N' => name,
            _ => parts[^1],
        };
    }

    private static List<DocumentedName> Named(XElement member, string element, string attribute, bool markdown) =>
        [.. from child in member.Elements(element)
            let name = child.Attribute(attribute)?.Value
            where name is not null
            select new DocumentedName(attribute == "cref" ? ShortName(name) : name, Of(child, markdown))];

    private static string Of(XElement? element, bool markdown)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        Write(element, text, markdown);
        var lines = text.ToString().Split('\n').Select(line => line.TrimEnd());
        return ManyLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static void Write(XElement element, StringBuilder text, bool markdown)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    // Where the source's lines end says nothing.
                    var joined = WhiteSpace().Replace(words.Value, " ");
                    text.Append(text.Length > 0 && text[^1] is '\n' or ' ' ? joined.TrimStart() : joined);
                    break;
                case XElement child:
                    WriteElement(child, text, markdown);
                    break;
            }
        }
    }

    private static void WriteElement(XElement element, StringBuilder text, bool markdown)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when element.IsEmpty || element.Value.Length == 0:
                Code(Target(element), text, markdown);
                break;
            case "paramref" or "typeparamref":
                Code(element.Attribute("name")?.Value ?? "", text, markdown);
                break;
            case "c":
                Code(element.Value, text, markdown);
                break;
            case "code":
                text.Append(markdown ? "\n\n```csharp\n" : "\n\n").Append(Unindented(element.Value))
                    .Append(markdown ? "\n```\n\n" : "\n\n");
                break;
            case "para" or "list" or "listheader":
                text.Append("\n\n");
                Write(element, text, markdown);
                text.Append("\n\n");
                break;
            case "item":
                text.Append("\n- ");
                Write(element, text, markdown);
                break;
            case "term":
                Write(element, text, markdown);
                text.Append(element.Parent?.Element("description") is null ? "" : " – ");
                break;
            case "br":
                text.Append('\n');
                break;
            default:
                Write(element, text, markdown);
                break;
        }
    }

    private static string Target(XElement see) =>
        see.Attribute("langword")?.Value
        ?? (see.Attribute("cref")?.Value is { } cref ? ShortName(cref) : see.Attribute("href")?.Value ?? "");

    private static void Code(string name, StringBuilder text, bool markdown) =>
        text.Append(markdown && name.Length > 0 ? $"`{name}`" : name);

    private static string Unindented(string code)
    {
        var lines = code.Split('\n').Select(line => line.TrimEnd()).ToList();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim('\n');
    }

    // `1 and ``2 after a name: how many type parameters it has.
    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex ManyLines();
}
