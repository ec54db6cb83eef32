using System.Globalization;
using System.Text.RegularExpressions;

namespace Cahier.Kernel.Texts;

/// <summary>What the compiler and the runtime do not say, because they know of no notebook.</summary>
internal static partial class LanguageTexts
{
    public static Text Namespace => new(
        "Une cellule ne peut pas déclarer d'espace de noms\u00A0: retirez la ligne «\u00A0namespace …\u00A0» (et ses accolades)\u00A0; les types d'un cahier n'en ont pas besoin.",
        "A cell cannot declare a namespace: remove the line \"namespace …\" (and its braces); the types of a notebook need none.");
    public static Text Span(string message) => new(
        $"{message} Une variable d'une cellule vit plus longtemps qu'elle, ce qu'un Span ne peut pas\u00A0: mettez ce code entre accolades {{ … }} ou dans une fonction.",
        $"{message} A cell's variable outlives the cell, which a span cannot: put this code between braces {{ … }} or into a function.");
    public static Text ExtensionBlock => new(
        "Une cellule ne peut pas contenir de bloc «\u00A0extension\u00A0». Écrivez une méthode d'extension, static int Double(this int n) => 2 * n;, ou mettez le bloc dans une bibliothèque.",
        "A cell cannot hold an \"extension\" block. Write an extension method, static int Double(this int n) => 2 * n;, or put the block into a library.");
    public static Text Main => new(
        "Personne n'appelle Main dans un cahier\u00A0: écrivez ses instructions directement dans la cellule, ou appelez-la.",
        "Nobody calls Main in a notebook: write its statements directly in the cell, or call it.");

    private static Text Redefined(string type, string places, string placesInEnglish) => new(
        $"{type} a été défini deux fois{places}\u00A0: ce qui a été créé avant la seconde définition est encore de l'ancien type. Relancez les cellules qui le créent.",
        $"{type} was defined twice{placesInEnglish}: what was created before the second definition is still of the earlier type. Run the cells that create it again.");

    // The compiler does not say which of the two is the later one, and cells need not be run in the order of their numbers.
    private static Text RedefinedIn(string type, string one, string other) => one == other
        ? Redefined(type, $" par la cellule {one}", $" by cell {one}") : Redefined(type, $", cellules {one} et {other}", $", in cells {one} and {other}");

    /// <summary>The compiler's message with cells called by their names, and with a word about a type that was redefined.</summary>
    public static string WithCells(string message, NotebookLanguage language)
    {
        var types = TypeOfCell().Matches(message);
        var named = TypeOfCell().Replace(message, match =>
            $"{match.Groups["type"].Value} ({KernelTexts.Cell(int.Parse(match.Groups["cell"].ValueSpan, CultureInfo.InvariantCulture)).In(language)})");
        Text? why = types is [var first, var second, ..] && first.Groups["type"].Value == second.Groups["type"].Value
            ? RedefinedIn(first.Groups["type"].Value, first.Groups["cell"].Value, second.Groups["cell"].Value)
            : SameNameTwice().Match(message) is { Success: true } same ? Redefined(ArgumentOf(same.Groups["type"].Value), "", "") : null;
        return why is { } text ? $"{named.TrimEnd('.')}. {text.In(language)}" : named;
    }

    /// <summary>The runtime's message about a cast between two types of one name, in words; null for any other message.</summary>
    public static string? StaleCast(string message, NotebookLanguage language) =>
        CastBetweenCells().Match(message) is { Success: true } cast
            ? RedefinedIn(cast.Groups["type"].Value, cast.Groups["before"].Value, cast.Groups["after"].Value).In(language)
            : null;

    // Of `System.Collections.Generic.List<Person>`, what is inside.
    private static string ArgumentOf(string type) => type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..].TrimEnd('>');

    [GeneratedRegex(@"(?<type>[\w.]+(<[^\[\]']*>)?) \[cell:(?<cell>\d+)(:[^\]]*)?\(\d+\)\]")]
    private static partial Regex TypeOfCell();

    // List<Person> and List<Person>: the compiler names no place inside of a generic type.
    [GeneratedRegex(@"'(?<type>[^']+)'[^']+'\k<type>'")]
    private static partial Regex SameNameTwice();

    [GeneratedRegex(@"^\[A\](\w+\+)?(?<type>[^\s`\[]+)\S* cannot be cast to \[B\](\w+\+)?\k<type>.* originates from 'cell-(?<before>\d+)-.* originates from 'cell-(?<after>\d+)-", RegexOptions.Singleline)]
    private static partial Regex CastBetweenCells();
}
