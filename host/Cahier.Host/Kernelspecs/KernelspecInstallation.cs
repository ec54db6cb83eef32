using System.Reflection;
using Cahier.Host.Files;
using Cahier.Kernel.Client;
using Cahier.Kernel.Texts;

namespace Cahier.Host.Kernelspecs;

/// <summary>
/// Puts the kernel where Jupyter finds it, and takes it away. The kernel's own files are copied beside its kernel.json, so that it still starts when the
/// course was moved or is being rebuilt.
/// </summary>
/// <param name="folder">One of Jupyter's data folders.</param>
internal sealed class KernelspecInstallation(string folder)
{
    /// <summary>The name that C# notebooks ask for.</summary>
    public const string NotebooksName = ".net-csharp";

    private const string Kernel = "Cahier.Kernel.dll";
    private static readonly string[] Program = [Kernel, "Cahier.Kernel.runtimeconfig.json", "Cahier.Kernel.deps.json"];
    /// <summary>The pictures of a kernelspec, by the names that Jupyter gives them.</summary>
    public static readonly IReadOnlyList<string> Logos = ["logo-svg.svg", "logo-32x32.png", "logo-64x64.png"];

    /// <summary>Where a kernel of that name is, or will be.</summary>
    public string FolderOf(string name) => JupyterFolders.Find(folder, name) ?? Path.Combine(folder, "kernels", name.ToLowerInvariant());

    /// <summary>Installs under <paramref name="name"/>, in place of an earlier installation.</summary>
    /// <exception cref="IOException">The folder cannot be written, or holds another kernel.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public void Install(string name, string displayName)
    {
        var target = FolderOf(name);
        if (Directory.Exists(target) && !KernelspecFile.IsOurs(target))
            throw new IOException($"{target} holds another kernel. Choose another name with --name, or remove that one.");

        AtomicFolder.Replace(target, folder, fresh =>
        {
            var program = Directory.CreateDirectory(Path.Combine(fresh, "bin")).FullName;
            foreach (var file in Program)
                File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(program, file));
            foreach (var logo in Logos)
                Extract(logo, Path.Combine(fresh, logo));
            var kernel = Path.Combine(target, "bin", Kernel);
            File.WriteAllText(Path.Combine(fresh, KernelspecFile.Name), KernelspecFile.Text(DotnetCommand.Find(NotebookLanguage.English), kernel, displayName));
        });
    }

    /// <summary>Removes what <see cref="Install"/> put there.</summary>
    /// <returns>False when there is no kernel of that name of ours.</returns>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be removed.</exception>
    public bool Uninstall(string name)
    {
        var target = FolderOf(name);
        if (!KernelspecFile.IsOurs(target))
            return false;

        // First out of sight: a removal that fails half way must not leave half a kernel.
        var aside = Path.Combine(folder, $".{Guid.NewGuid():N}.old");
        Directory.Move(target, aside);
        Directory.Delete(aside, recursive: true);
        return true;
    }

    /// <summary>The folder of another's kernel with the notebooks' name, anywhere that Jupyter looks.</summary>
    public string? OthersNotebookKernel() => JupyterFolders.All.Prepend(folder)
        .Select(other => JupyterFolders.Find(other, NotebooksName))
        .FirstOrDefault(found => found is not null && found != FolderOf(NotebooksName))
        ?? (JupyterFolders.Find(folder, NotebooksName) is { } here && !KernelspecFile.IsOurs(here) ? here : null);

    /// <summary>One of <see cref="Logos"/>.</summary>
    public static Stream OpenLogo(string logo) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(logo) ?? throw new FileNotFoundException(logo);

    private static void Extract(string logo, string path)
    {
        using var resource = OpenLogo(logo);
        using var file = File.Create(path);
        resource.CopyTo(file);
    }
}
