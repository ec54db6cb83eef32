using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Pictures of shapes on a dark, slightly noisy ground.</summary>
internal static class ShapeDrawing
{
    private const float Ground = 0.08f, Noise = 0.02f;

    /// <returns>[3, Y, X]</returns>
    public static Tensor Of(IEnumerable<SceneShape> shapes, Random random)
    {
        var image = Tensor.Full(Ground, 3, ShapeScene.Size, ShapeScene.Size);
        foreach (var shape in shapes)
        {
            var radius = 4 + random.NextSingle();
            var y = (shape.Row + 0.5f) * ShapeScene.CellSize - 0.5f + (2 * random.NextSingle() - 1) * 0.8f;
            var x = (shape.Column + 0.5f) * ShapeScene.CellSize - 0.5f + (2 * random.NextSingle() - 1) * 0.8f;
            var paint = Paint(shape.Color);
            for (var c = 0; c < 3; c++)
            {
                Canvas.Paint(
                    image.Row(c, ShapeScene.Size * ShapeScene.Size), ShapeScene.Size, paint[c],
                    (v, u) => Outside(shape.Kind, v - y, u - x, radius));
            }
        }
        Canvas.AddNoise(image.AsSpan(), Noise, random);
        return image;
    }

    private static float[] Paint(ShapeColor color) => color switch
    {
        ShapeColor.Red => [0.9f, 0.15f, 0.15f],
        ShapeColor.Green => [0.15f, 0.8f, 0.2f],
        ShapeColor.Blue => [0.2f, 0.3f, 0.95f],
        _ => [0.95f, 0.9f, 0.2f],
    };

    /// <summary>How far a point lies outside a shape around (0, 0), y downwards.</summary>
    private static float Outside(ShapeKind kind, float y, float x, float radius)
    {
        var distance = MathF.Sqrt(y * y + x * x);
        return kind switch
        {
            ShapeKind.Circle => distance - radius,
            ShapeKind.Square => Math.Max(Math.Abs(y), Math.Abs(x)) - 0.85f * radius,
            // The base below, the two sides at 60 degrees.
            ShapeKind.Triangle => Math.Max(y - 0.6f * radius, 0.866f * Math.Abs(x) - 0.5f * y - 0.55f * radius),
            _ => distance - Star(MathF.Atan2(x, -y)) * radius,
        };
    }

    /// <summary>The radius of a star by the angle: 1.15 at its five points, 0.5 between them.</summary>
    private static float Star(float angle)
    {
        var turn = 5 * angle / (2 * MathF.PI);
        return 0.5f + 0.65f * MathF.Pow(2 * MathF.Abs(turn - MathF.Floor(turn) - 0.5f), 1.5f);
    }
}
