namespace Cahier.Kernel.Texts;

/// <summary>What the kernel says about directives: packages, imports, times.</summary>
internal static class DirectiveTexts
{
    public static Text Unknown(string name, string known) => new(
        $"«\u00A0{name}\u00A0» n'existe pas dans ce noyau, qui exécute du C#. Directives connues\u00A0: {known}.",
        $"\"{name}\" does not exist in this kernel, which runs C#. It knows: {known}.");
    public static Text ErrorAt(string place, string message) => new($"{place}\u00A0: {message}", $"{place}: {message}");

    // Packages
    public static Text PackageUnclear(string argument) => new(
        $"#r \"nuget:{argument}\"\u00A0: il faut un nom et, si l'on veut, une version, par exemple #r \"nuget: MathNet.Numerics, 5.0.0\".",
        $"#r \"nuget:{argument}\": a name is needed and, if you like, a version, for example #r \"nuget: MathNet.Numerics, 5.0.0\".");
    public static Text SourceUnclear => new(
        "#i attend une source de paquets, adresse ou dossier, par exemple #i \"nuget: ../paquets\".",
        "#i needs a source of packages, an address or a folder, for example #i \"nuget: ../packages\".");
    public static Text SourceMissing(string path) => new($"Le dossier de paquets {path} n'existe pas.", $"The folder of packages {path} does not exist.");
    public static Text Restoring(string packages, int seconds) => new(
        $"{packages}\u00A0: recherche et installation… {seconds} s", $"{packages}: looking for it and installing… {seconds} s");
    public static Text Restored(string packages) => new($"Paquets\u00A0: {packages}", $"Packages: {packages}");
    public static Text RestoreFailed(string packages) => new($"{packages}\u00A0: échec", $"{packages}: failed");
    public static Text PackageUnknown(string name, string detail) => new(
        $"Le paquet {name} n'existe dans aucune source. Vérifiez son nom, ou ajoutez sa source par #i \"nuget: source\".\n{detail}",
        $"There is no package {name} in any source. Check its name, or add its source with #i \"nuget: source\".\n{detail}");
    public static Text VersionUnknown(string name, string version, string detail) => new(
        $"Le paquet {name} n'a pas de version {version}. Choisissez-en une autre, ou aucune\u00A0: #r \"nuget: {name}\" prend la plus récente.\n{detail}",
        $"Package {name} has no version {version}. Choose another, or none: #r \"nuget: {name}\" takes the newest.\n{detail}");
    public static Text SourcesUnreachable(string packages, string detail) => new(
        $"{packages} n'est pas encore sur cette machine, et une source de paquets ne répond pas. Connectez-vous au réseau et relancez la cellule\u00A0; ensuite le paquet servira aussi hors ligne.\n{detail}",
        $"{packages} is not on this machine yet, and a source of packages does not answer. Connect to the network and run the cell again; after that the package also works offline.\n{detail}");
    public static Text Incompatible(string name, string detail) => new(
        $"Le paquet {name} n'est pas fait pour .NET {Environment.Version.Major}.\n{detail}",
        $"Package {name} is not made for .NET {Environment.Version.Major}.\n{detail}");
    public static Text RestoreError(string packages, string detail) => new(
        $"L'installation de {packages} a échoué.\n{detail}", $"Installing {packages} failed.\n{detail}");
    public static Text OtherVersionLoaded(string name, string loaded, string wanted) => new(
        $"{name} {loaded} est déjà chargé\u00A0; pour la version {wanted}, redémarrez le noyau et relancez les cellules.",
        $"{name} {loaded} is loaded already; for version {wanted}, restart the kernel and run the cells again.");

    // Imports
    public static Text ImportMissing(string path) => new($"Fichier introuvable\u00A0: {path}.", $"File not found: {path}.");
    public static Text ImportUnclear => new(
        "#!import attend un fichier .ipynb, .dib, .cs ou .csx, par exemple #!import outils.ipynb.",
        "#!import needs a .ipynb, .dib, .cs or .csx file, for example #!import tools.ipynb.");
    public static Text ImportUnreadable(string path, string detail) => new($"{path} n'est pas un cahier lisible\u00A0: {detail}", $"{path} is not a readable notebook: {detail}");
    public static Text ImportsItself(string path) => new($"{path} s'importe lui-même.", $"{path} imports itself.");

    // What they show
    public static Text Took(string time) => new($"Durée\u00A0: {time}", $"Wall time: {time}");
    public static Text NoVariables => new("Aucune variable.", "No variables.");
    public static Text Variable => new("variable", "variable");
    public static Text Type => new("type", "type");
    public static Text Value => new("valeur", "value");
}
