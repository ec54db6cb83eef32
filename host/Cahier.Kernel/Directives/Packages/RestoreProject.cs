using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>The project that names what a notebook asks for, so that the SDK can restore it as it does every project.</summary>
/// <param name="Requests">The packages.</param>
/// <param name="Sources">More places to look for them.</param>
/// <param name="Folder">The notebook's folder: the <c>nuget.config</c> files from there upwards hold.</param>
internal sealed record RestoreProject(IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources, string Folder)
{
    /// <summary>The project file. Nothing of the folders around it enters.</summary>
    public string Xml { get; } = new XElement(
        "Project",
        new XElement(
            "PropertyGroup",
            new XElement("ImportDirectoryBuildProps", false),
            new XElement("ImportDirectoryBuildTargets", false),
            new XElement("ImportDirectoryPackagesProps", false)),
        new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
            // The machine's own kind, for native libraries.
            new XElement("UseCurrentRuntimeIdentifier", true),
            new XElement("SelfContained", false),
            new XElement("UseAppHost", false),
            new XElement("ManagePackageVersionsCentrally", false),
            // An audit would ask the network each time.
            new XElement("NuGetAudit", false),
            // A source that does not answer is told of only when the others lack the package.
            new XElement("RestoreIgnoreFailedSources", true),
            new XElement("RestoreRootConfigDirectory", Folder),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', Sources))),
        new XElement("ItemGroup", Requests.Select(request =>
            new XElement("PackageReference", new XAttribute("Include", request.Name), new XAttribute("Version", request.Range)))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();

    /// <summary>A name for this restore's result: another one as soon as anything that it depends on is another.</summary>
    public string Key
    {
        get
        {
            var text = new StringBuilder(Xml).AppendLine(Environment.Version.ToString());
            for (var folder = new DirectoryInfo(Folder); folder is not null; folder = folder.Parent)
            {
                foreach (var name in (string[])["nuget.config", "NuGet.config", "NuGet.Config"])
                {
                    if (new FileInfo(Path.Combine(folder.FullName, name)) is { Exists: true } config)
                    {
                        text.AppendLine(config.FullName).Append(config.LastWriteTimeUtc.Ticks);
                    }
                }
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
        }
    }
}
