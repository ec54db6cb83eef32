using Cahier.Kernel.Display;
using Cahier.Kernel.Output;
using Cahier.Kernel.Session;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives.Packages;

/// <summary>
/// The packages of a running notebook. Each new one is restored together with those before, so that what they share fits all of them.
/// </summary>
internal sealed class NotebookPackages(string folder)
{
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, string> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private List<PackageRequest> _requests = [];

    /// <summary>Adds a source of packages, from <c>#i</c>.</summary>
    /// <exception cref="DirectiveException">It is no source.</exception>
    public void AddSource(string argument)
    {
        const string Prefix = "nuget:";
        var source = argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? argument[Prefix.Length..].Trim() : "";
        if (source.Length == 0)
        {
            throw new DirectiveException(DirectiveTexts.SourceUnclear);
        }

        if (!source.Contains("://", StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(source.Replace('\\', '/'), folder);
            source = Directory.Exists(path) ? path : throw new DirectiveException(DirectiveTexts.SourceMissing(source));
        }

        if (!_sources.Contains(source))
        {
            _sources.Add(source);
        }
    }

    /// <summary>Finds packages and lets cells use them; one line of the cell's output says how far it is.</summary>
    /// <exception cref="DirectiveException">They cannot be had; nothing has changed.</exception>
    public void Use(
        IReadOnlyList<PackageRequest> wanted,
        CellCompiler compiler,
        CellOutput output,
        NotebookLanguage language,
        CancellationToken cancellation)
    {
        List<PackageRequest> requests =
        [
            .. _requests.Where(known => !wanted.Any(request => SameName(request, known))),
            .. wanted.DistinctBy(request => request.Name.ToLowerInvariant()),
        ];
        var names = string.Join(", ", wanted);
        var shown = new DisplayedValue(output, []);
        var second = -1;
        RestoredPackages restored;
        try
        {
            restored = PackageRestore.Run(new RestoreProject(requests, _sources, folder), language, Progress, cancellation);
            RefuseOtherVersions(restored);
        }
        catch (DirectiveException) when (second >= 0)
        {
            Say(DirectiveTexts.RestoreFailed(names));
            throw;
        }

        foreach (var (name, version) in restored.Versions)
        {
            _loaded[name] = version;
        }

        _requests = requests;
        compiler.Use(restored);
        var chosen = wanted.Select(request => $"{request.Name} {restored.Versions.GetValueOrDefault(request.Name)}");
        Say(DirectiveTexts.Restored(string.Join(", ", chosen)));

        void Progress(int seconds)
        {
            if (seconds > second)
            {
                Say(DirectiveTexts.Restoring(names, seconds));
                second = seconds;
            }
        }

        void Say(Text text)
        {
            if (second < 0)
            {
                shown.Show(ValueFormatter.Format(text.In(language), []));
            }
            else
            {
                shown.Update(text.In(language));
            }
        }
    }

    // Code that is loaded stays loaded.
    private void RefuseOtherVersions(RestoredPackages restored)
    {
        foreach (var (name, version) in restored.Versions)
        {
            if (_loaded.TryGetValue(name, out var loaded) && loaded != version)
            {
                throw new DirectiveException(DirectiveTexts.OtherVersionLoaded(name, loaded, version));
            }
        }
    }

    private static bool SameName(PackageRequest one, PackageRequest other) =>
        one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
