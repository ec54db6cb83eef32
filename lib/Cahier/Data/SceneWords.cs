namespace Cahier.Data;

/// <summary>Captions of scenes in French and English.</summary>
internal static class SceneWords
{
    private static readonly string[] _englishNumbers = ["a", "two", "three", "four"];
    private static readonly string[] _frenchNumbers = ["un", "deux", "trois", "quatre"];

    public static Caption English(IReadOnlyList<SceneShape> shapes)
    {
        if (!AreCompared(shapes))
        {
            var name = $"{Color(shapes[0])} {Kind(shapes[0])}{(shapes.Count > 1 ? "s" : "")}";
            return Caption.Of(($"{_englishNumbers[shapes.Count - 1]} {name}", Regions(shapes)));
        }
        return Caption.Of(
            ($"a {Color(shapes[0])} {Kind(shapes[0])}", [shapes[0].Region]),
            (Relation(shapes[0], shapes[1], "to the left of", "to the right of", "above", "below"), Regions(shapes)),
            ($"a {Color(shapes[1])} {Kind(shapes[1])}", [shapes[1].Region]));

        static string Kind(SceneShape shape) => shape.Kind switch
        {
            ShapeKind.Circle => "circle",
            ShapeKind.Square => "square",
            ShapeKind.Triangle => "triangle",
            _ => "star",
        };
        static string Color(SceneShape shape) => shape.Color switch
        {
            ShapeColor.Red => "red",
            ShapeColor.Green => "green",
            ShapeColor.Blue => "blue",
            _ => "yellow",
        };
    }

    public static Caption French(IReadOnlyList<SceneShape> shapes)
    {
        if (!AreCompared(shapes))
        {
            var number = shapes.Count == 1 ? Article(shapes[0]) : _frenchNumbers[shapes.Count - 1];
            return Caption.Of(($"{number} {FrenchName(shapes[0], isPlural: shapes.Count > 1)}", Regions(shapes)));
        }
        return Caption.Of(
            ($"{Article(shapes[0])} {FrenchName(shapes[0])}", [shapes[0].Region]),
            (Relation(shapes[0], shapes[1], "à gauche", "à droite", "au-dessus", "au-dessous"), Regions(shapes)),
            ($"d'{Article(shapes[1])} {FrenchName(shapes[1])}", [shapes[1].Region]));

        static string Article(SceneShape shape) => IsFeminine(shape) ? "une" : "un";
    }

    /// <summary>The noun and its adjective, which agrees with it: deux étoiles vertes.</summary>
    private static string FrenchName(SceneShape shape, bool isPlural = false)
    {
        var noun = shape.Kind switch
        {
            ShapeKind.Circle => "cercle",
            ShapeKind.Square => "carré",
            ShapeKind.Triangle => "triangle",
            _ => "étoile",
        };
        var adjective = shape.Color switch
        {
            ShapeColor.Red => "rouge",
            ShapeColor.Green => IsFeminine(shape) ? "verte" : "vert",
            ShapeColor.Blue => IsFeminine(shape) ? "bleue" : "bleu",
            _ => "jaune",
        };
        var plural = isPlural ? "s" : "";
        return $"{noun}{plural} {adjective}{plural}";
    }

    private static bool IsFeminine(SceneShape shape) => shape.Kind == ShapeKind.Star;

    private static bool AreCompared(IReadOnlyList<SceneShape> shapes) =>
        shapes.Count == 2 && (shapes[0].Kind, shapes[0].Color) != (shapes[1].Kind, shapes[1].Color);

    private static string Relation(SceneShape first, SceneShape second, string left, string right, string above, string below) =>
        first.Row == second.Row
            ? first.Column < second.Column ? left : right
            : first.Row < second.Row ? above : below;

    private static int[] Regions(IEnumerable<SceneShape> shapes) => [.. shapes.Select(shape => shape.Region)];
}
