namespace Cahier.Data.Opinions;

internal sealed partial class FrenchReviews
{
    private sealed record Subject(FrenchNoun Whole, FrenchNoun[] Parts, string[] Sentences)
    {
        /// <summary>Whether one goes out for it.</summary>
        public bool IsOuting { get; init; } = true;
    }

    // Those whose negation says the contrary; bon and mauvais, which stand before their noun, come first.
    private static readonly FrenchAdjective[] _good = Adjectives(
        "bon bonne bons bonnes", "réussi", "convaincant", "intéressant", "plaisant", "agréable", "soigné", "mémorable");
    private static readonly FrenchAdjective[] _bad = Adjectives(
        "mauvais", "raté", "décevant", "médiocre", "quelconque", "nul nulle nuls nulles", "désagréable", "bâclé");
    private static readonly FrenchAdjective[] _great = Adjectives(
        "excellent", "magnifique", "superbe", "formidable", "merveilleux", "remarquable", "admirable",
        "exceptionnel exceptionnelle exceptionnels exceptionnelles");
    private static readonly FrenchAdjective[] _awful = Adjectives(
        "horrible", "lamentable", "affreux", "catastrophique", "pitoyable", "épouvantable", "insupportable", "consternant");

    private static readonly string[] _adverbs = ["", "", "", "vraiment ", "franchement ", "tout à fait ", "tout simplement "];

    private static readonly Subject[] _subjects =
    [
        new(FrenchNoun.Of("le film"),
            Nouns("les acteurs m", "la musique", "le scénario", "les dialogues m", "les décors m", "la fin", "les images f", "l'intrigue f"),
            [
                "Nous l'avons vu un samedi soir, au premier rang.", "L'histoire commence dans un village au bord de la mer.",
                "Il dure deux heures et quart.", "Un inspecteur y cherche une lettre perdue.", "La salle était à moitié pleine.",
                "C'est l'adaptation d'une pièce de théâtre.", "Le tournage a duré trois mois en Bretagne.",
            ]),
        new(FrenchNoun.Of("le roman"),
            Nouns("l'intrigue f", "les personnages m", "le style", "les descriptions f", "la fin", "les dialogues m", "la traduction"),
            [
                "Je l'ai lu dans le train, entre Lyon et Marseille.", "Il compte trois cents pages et vingt chapitres.",
                "Une institutrice y écrit à son frère.", "L'action se passe au siècle dernier.", "On me l'a prêté la semaine dernière.",
                "C'est le deuxième volume d'une série.", "La couverture est bleue, avec un bateau.",
                "Je le rends demain à la bibliothèque.", "L'auteur vit à Bruxelles.", "Il a été traduit du russe.",
                "Ma mère l'a lu avant moi.", "Je l'ai fini en deux soirées.", "Il est paru en poche cette année.",
            ])
        {
            IsOuting = false,
        },
        new(FrenchNoun.Of("le restaurant"),
            Nouns("la cuisine", "le service", "les desserts m", "les portions f", "l'accueil m", "la carte", "les plats m"),
            [
                "Nous y avons dîné à quatre, un mardi.", "Il se trouve derrière la gare.", "J'ai pris le poisson et ma sœur les pâtes.",
                "La terrasse donne sur une cour.", "On y parle aussi italien.", "Les serveurs portent un tablier vert.",
                "Nous avions réservé pour huit heures.",
            ]),
        new(FrenchNoun.Of("l'hôtel m"),
            Nouns("les chambres f", "l'accueil m", "le petit-déjeuner", "la vue", "la piscine", "le service", "l'emplacement m"),
            [
                "Nous y avons passé trois nuits en avril.", "Il compte six étages et un ascenseur.", "La plage est à dix minutes à pied.",
                "Notre chambre donnait sur la rue.", "On nous a remis deux clés à l'arrivée.", "Le parking se trouve de l'autre côté.",
                "Nous étions venus pour un mariage.",
            ]),
        new(FrenchNoun.Of("le concert"),
            Nouns("la musique", "les musiciens m", "la salle", "l'acoustique f", "le programme", "les voix f", "l'ambiance f"),
            [
                "Nous étions assis au deuxième balcon.", "L'orchestre a joué pendant une heure et demie.", "Il y avait un entracte.",
                "Le chœur est entré par le fond.", "C'était la dernière date de la tournée.", "On a joué deux œuvres du siècle dernier.",
                "Les portes ont ouvert à sept heures.",
            ]),
    ];

    private static readonly string[] _outings =
    [
        "Il pleuvait quand nous sommes sortis.", "Mes voisins y étaient aussi.", "J'y suis allé avec mon frère.",
        "C'était la première fois pour moi.", "Nous en avons parlé sur le chemin du retour.", "Une amie m'en avait parlé au travail.",
        "J'ai noté tout cela le lendemain.", "Le trajet en bus dure une demi-heure.",
    ];

    // What is not reviewed: the weather, the day, the way there.
    private static readonly (string Sentence, FrenchNoun Noun)[] _elsewhere =
    [
        ("Il faisait un temps … ce jour-là.", FrenchNoun.Of("le temps")), ("La semaine avait été … au bureau.", FrenchNoun.Of("la semaine")),
        ("Je sortais d'une journée … au travail.", FrenchNoun.Of("la journée")), ("La route pour venir est ….", FrenchNoun.Of("la route")),
        ("Le café d'à côté nous a semblé ….", FrenchNoun.Of("le café")), ("Ma sœur portait des chaussures ….", FrenchNoun.Of("les chaussures f")),
        ("La veille, nous avions vu un spectacle ….", FrenchNoun.Of("le spectacle")), ("Les trains étaient ….", FrenchNoun.Of("les trains m")),
    ];

    private const int SentencesAtHome = 3;

    private static readonly FrenchAdjective[] _pleasant = Adjectives("agréable", "magnifique", "superbe", "merveilleux", "excellent");
    private static readonly FrenchAdjective[] _unpleasant = Adjectives("désagréable", "affreux", "épouvantable", "horrible", "insupportable");

    private static FrenchAdjective[] Adjectives(params string[] texts) => [.. texts.Select(FrenchAdjective.Of)];

    private static FrenchNoun[] Nouns(params string[] texts) => [.. texts.Select(FrenchNoun.Of)];
}
