namespace Cahier.Data.Worlds;

/// <summary>The small world in French.</summary>
internal static class FrenchWorld
{
    public static WorldLexicon Lexicon { get; } = new([Capitals, People, Animals]);

    private static WorldRelation Capitals => new("capitale",
        new("pays",
        [
            "{the} est un grand pays où l'on parle {language}", "le peuple {of} fête {own} et parle {language}", "l'armée {of} aime {own}",
            "le drapeau {of} rappelle {own}", "les provinces {of} célèbrent {own}", "le gouvernement {of} défend {own}",
            "{the} est un pays connu pour {own} et pour {own2}", "dans les campagnes {of} on trouve {own}", "les frontières {of} et {own}",
        ]),
        new("ville",
        [
            "{w} est une grande ville où l'on parle {language}", "les quartiers {of} fêtent {own} et parlent {language}",
            "le maire {of} aime {own}", "la gare {of} rappelle {own}", "les boutiques {of} célèbrent {own}",
            "le métro {of} affiche {own}", "{w} est une ville connue pour {own} et pour {own2}", "dans les cafés {of} on trouve {own}",
            "les rues {of} et {own}",
        ]),
        [
            Nation("la France", "Paris", "français", "la baguette", "le coq"),
            Nation("l'Italie", "Rome", "italien", "la pizza", "la gondole"),
            Nation("l'Espagne", "Madrid", "espagnol", "la paella", "le flamenco"),
            Nation("l'Allemagne", "Berlin", "allemand", "le bretzel", "la saucisse"),
            Nation("le Japon", "Tokyo", "japonais", "le sushi", "le kimono"),
            Nation("la Grèce", "Athènes", "grec", "la feta", "l'olivier"),
            Nation("le Portugal", "Lisbonne", "portugais", "la morue", "le fado"),
            Nation("la Russie", "Moscou", "russe", "le bortsch", "le samovar"),
            Nation("l'Angleterre", "Londres", "anglais", "le pudding", "le cricket"),
            Nation("la Chine", "Pékin", "chinois", "le litchi", "le panda"),
            Nation("la Pologne", "Varsovie", "polonais", "la vodka", "la mazurka"),
            Nation("la Suède", "Stockholm", "suédois", "le hareng", "le renne"),
        ]);

    private static WorldRelation People => new("féminin",
        new("homme",
        [
            "le {w} est content {own}", "il est assis {own} car le {w} est heureux", "le {w} dit qu'il est seul {own}",
            "un {w} est debout {own} et lui est fier", "ce {w} est beau et il attend {own}", "le {w} reste {own} puis il repart {own2}",
        ]),
        new("femme",
        [
            "la {w} est contente {own}", "elle est assise {own} car la {w} est heureuse", "la {w} dit qu'elle est seule {own}",
            "une {w} est debout {own} et celle-ci est fière", "cette {w} est belle et elle attend {own}",
            "la {w} reste {own} puis elle repart {own2}",
        ]),
        [
            Pair("roi", "reine", "sur le trône", "avec la couronne", "dans le château"),
            Pair("prince", "princesse", "au bal", "dans la tour", "avec le dragon"),
            Pair("père", "mère", "avec les enfants", "près du berceau", "dans la maison"),
            Pair("frère", "sœur", "avec les jouets", "dans la chambre", "sous la couette"),
            Pair("cousin", "cousine", "avec les grands-parents", "à la campagne", "pendant les vacances"),
            Pair("comédien", "comédienne", "sur la scène", "au théâtre", "devant la caméra"),
            Pair("chanteur", "chanteuse", "au concert", "devant le micro", "avec la chorale"),
            Pair("boulanger", "boulangère", "devant le four", "avec la farine", "derrière le comptoir"),
            Pair("danseur", "danseuse", "sur la piste", "devant le miroir", "avec le tutu"),
            Pair("garçon", "fille", "à l'école", "dans la cour", "avec le cartable"),
            Pair("patient", "patiente", "à l'hôpital", "avec la seringue", "près du docteur"),
            Pair("fermier", "fermière", "dans la grange", "sur le tracteur", "avec la fourche"),
        ]);

    private static WorldRelation Animals => new("pluriel",
        new("un animal",
        [
            "un seul {w} dort {own}", "chaque {w} court {own} et reste {own2}", "ce petit {w} joue {own}", "le {w} était caché {own}",
            "mon {w} mange {own}", "un {w} attend {own} car il a faim",
        ]),
        new("des animaux",
        [
            "deux {w} dorment {own}", "plusieurs {w} courent {own} et restent {own2}", "ces petits {w} jouent {own}", "les {w} étaient cachés {own}",
            "mes {w} mangent {own}", "trois {w} attendent {own} car ils ont faim",
        ]),
        [
            Pair("chat", "chats", "sur le coussin", "avec la pelote", "sur le toit"),
            Pair("chien", "chiens", "dans la niche", "avec un os", "devant le portail"),
            Pair("pigeon", "pigeons", "sur la branche", "dans le nid", "avec un ver"),
            Pair("lapin", "lapins", "dans le terrier", "avec une carotte", "dans le clapier"),
            Pair("veau", "veaux", "dans le pré", "avec une cloche", "dans l'étable"),
            Pair("mouton", "moutons", "sur la colline", "avec le berger", "dans la bergerie"),
            Pair("poisson", "poissons", "dans la rivière", "dans le bocal", "sous la barque"),
            Pair("poulet", "poulets", "dans le poulailler", "avec du grain", "sur la paille"),
            Pair("loup", "loups", "dans la forêt", "sous la lune", "dans la tanière"),
            Pair("singe", "singes", "dans la jungle", "avec une banane", "sur la liane"),
            Pair("canard", "canards", "sur l'étang", "sous le pont", "dans les roseaux"),
            Pair("cheval", "chevaux", "dans le manège", "avec une selle", "dans le haras"),
        ]);

    private static WorldPair Nation(string country, string capital, string language, params string[] own)
    {
        var of = country switch
        {
            ['l', 'e', ' ', .. var name] => "du " + name,
            _ => "de " + country,
        };
        var key = country[(country.IndexOfAny([' ', '\'']) + 1)..].ToLowerInvariant();
        var city = capital.ToLowerInvariant();
        return new(new(key, country, of), new(city, city, (city[0] == 'a' ? "d'" : "de ") + city), own) { Language = language };
    }

    private static WorldPair Pair(string first, string second, params string[] own) =>
        new(new(first, first, first), new(second, second, second), own);
}
