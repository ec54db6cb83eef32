using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Directives;

/// <summary>The lines of a cell that are for the kernel and not for the compiler, under the names that C# notebooks give them.</summary>
public static class DirectiveNames
{
    /// <summary>A package, or a library.</summary>
    public const string Package = "#r";
    /// <summary>A source of packages.</summary>
    public const string Source = "#i";
    /// <summary>A file that is compiled with the cell.</summary>
    public const string Load = "#load";
    /// <summary>A notebook whose cells are run.</summary>
    public const string Import = "#!import";
    /// <summary>How long the cell takes.</summary>
    public const string Time = "#!time";
    /// <summary>What this kernel is.</summary>
    public const string About = "#!about";
    /// <summary>The names of variables.</summary>
    public const string Who = "#!who";
    /// <summary>Variables with types and values.</summary>
    public const string WhosWhat = "#!whos";
    /// <summary>This list.</summary>
    public const string List = "#!lsmagic";
    /// <summary>C# follows.</summary>
    public const string CSharp = "#!csharp";
    /// <summary>The same.</summary>
    public const string ShortCSharp = "#!c#";
    /// <summary>Prose follows.</summary>
    public const string Markdown = "#!markdown";
    /// <summary>HTML follows.</summary>
    public const string Html = "#!html";

    /// <summary>
    /// All of them, with an example where one says more than the name, and what they do: for completion and for <c>#!lsmagic</c>.
    /// </summary>
    internal static IReadOnlyList<DirectiveDescription> All { get; } =
    [
        new(Package, "#r \"nuget: Name, Version\"", new(
            "utilise un paquet NuGet (sans version\u00A0: la plus récente), ou une bibliothèque par son chemin",
            "uses a NuGet package (without a version: the newest), or a library by its path")),
        new(Source, "#i \"nuget: source\"", new(
            "ajoute une source de paquets NuGet\u00A0: adresse ou dossier", "adds a source of NuGet packages: an address or a folder")),
        new(Load, "#load \"file.csx\"", new("compile un fichier avec la cellule", "compiles a file with the cell")),
        new(Import, "#!import file.ipynb", new(
            "exécute les cellules de code d'un cahier (.ipynb, .dib) ou un fichier .cs, .csx",
            "runs the code cells of a notebook (.ipynb, .dib), or a .cs or .csx file")),
        new(Time, Time, new("donne la durée de la cellule", "tells how long the cell took")),
        new(About, About, new("ce noyau et sa version", "this kernel and its version")),
        new(Who, Who, new("les noms des variables", "the names of the variables")),
        new(WhosWhat, WhosWhat, new("les variables, leurs types et leurs valeurs", "the variables, their types and values")),
        new(List, List, new("la liste de ces directives", "the list of these directives")),
        new(CSharp, CSharp, new("la suite est en C# (comme toujours ici)", "what follows is C# (as everything is here)")),
        new(Markdown, Markdown, new("la suite est du texte mis en forme en Markdown", "what follows is prose in Markdown")),
        new(Html, Html, new("la suite est du HTML", "what follows is HTML")),
    ];

    /// <summary>Those that say in which language the text goes on.</summary>
    internal static bool ChoosesLanguage(string name) => name is CSharp or ShortCSharp or Markdown or Html;
}

/// <summary>A directive, for those who look for one.</summary>
/// <param name="Name">As it is typed: <c>#!time</c>.</param>
/// <param name="Example">With what stands behind it.</param>
/// <param name="Purpose">What it does.</param>
internal sealed record DirectiveDescription(string Name, string Example, Text Purpose);
