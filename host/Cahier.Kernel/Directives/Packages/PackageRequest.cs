using System.Text.RegularExpressions;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>A package as a cell asks for it.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">A version, a range or a pattern such as <c>1.*</c>; null for the newest stable one.</param>
public sealed partial record PackageRequest(string Name, string? Version)
{
    /// <summary>The version as NuGet's notation for "this one and no other", where one was given.</summary>
    public string Range => Version switch
    {
        null => "*",
        _ when Version.AsSpan().IndexOfAny("*[(,") >= 0 => Version,
        _ => $"[{Version}]",
    };

    /// <summary>Reads what stands behind <c>nuget:</c>.</summary>
    /// <exception cref="DirectiveException">It is no name, or no version.</exception>
    public static PackageRequest Parse(string argument) =>
        Form().Match(argument) is { Success: true } match
            ? new PackageRequest(
                match.Groups["name"].Value,
                match.Groups["version"] is { Success: true, Value: not "*" } version ? version.Value : null)
            : throw new DirectiveException(DirectiveTexts.PackageUnclear(argument));

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";

    [GeneratedRegex(@"^\s*(?<name>[\w.-]+)\s*(,\s*(?<version>[\w.*+-]+|[\[(][\w.*+,\s-]*[\])])\s*)?$")]
    private static partial Regex Form();
}
