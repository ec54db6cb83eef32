using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>
/// Generated scenes with captions: one shape, two to four alike, or two whose places are compared. What a caption says is true, and nothing
/// else is in the picture.
/// </summary>
public static class ShapeScenes
{
    /// <summary>Scenes to learn from.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same scenes.</param>
    public static ShapeScene[] Train(int count, int seed) => Make(count, seed, isTest: false);

    /// <summary>Scenes to measure with: of one seed, none of those to learn from.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same scenes.</param>
    public static ShapeScene[] Test(int count, int seed) => Make(count, seed, isTest: true);

    /// <summary>The pictures one behind the other, for an encoder.</summary>
    /// <returns>[B, 3, 36, 36]</returns>
    public static Tensor Images(IReadOnlyList<ShapeScene> scenes)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        return Tensor.Stack([.. scenes.Select(scene => scene.Image)], 0);
    }

    private static ShapeScene[] Make(int count, int seed, bool isTest)
    {
        Bounds.AtLeast(count, 1);
        return [.. Enumerable.Range(0, count).Select(n => Draw(ExampleSeed.Of(seed, isTest, n)))];
    }

    private static ShapeScene Draw(Random random)
    {
        SceneShape[] shapes = random.Next(3) switch
        {
            0 => [Any(random, random.Next(Regions))],
            1 => Alike(random),
            _ => Compared(random),
        };
        return new(ShapeDrawing.Of(shapes, random), shapes, SceneWords.French(shapes), SceneWords.English(shapes));
    }

    private static int Regions => ShapeScene.Cells * ShapeScene.Cells;

    private static SceneShape Any(Random random, int region) =>
        new((ShapeKind)random.Next(4), (ShapeColor)random.Next(4), region / ShapeScene.Cells, region % ShapeScene.Cells);

    private static SceneShape[] Alike(Random random)
    {
        var cells = Enumerable.Range(0, Regions).ToArray();
        random.Shuffle(cells);
        var first = Any(random, cells[0]);
        return
        [
            .. cells.Take(2 + random.Next(3)).Order()
                .Select(cell => first with { Row = cell / ShapeScene.Cells, Column = cell % ShapeScene.Cells }),
        ];
    }

    /// <summary>Two different shapes in one row or in one column, so that their places can be told in a word.</summary>
    private static SceneShape[] Compared(Random random)
    {
        var first = Any(random, random.Next(Regions));
        var step = 1 + random.Next(ShapeScene.Cells - 1);
        var (row, column) = random.Next(2) == 0
            ? (first.Row, (first.Column + step) % ShapeScene.Cells)
            : ((first.Row + step) % ShapeScene.Cells, first.Column);
        SceneShape second;
        do
            second = Any(random, row * ShapeScene.Cells + column);
        while (second.Kind == first.Kind && second.Color == first.Color);
        return [first, second];
    }
}
