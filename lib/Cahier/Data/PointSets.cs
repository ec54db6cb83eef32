using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Points of the plane in two or more classes, generated: the same seed gives the same points.</summary>
public static class PointSets
{
    /// <summary>Two classes that a straight line separates, each at least a margin away from it.</summary>
    /// <param name="count">How many points, half of each class.</param>
    /// <param name="seed">Decides the line and the points.</param>
    /// <param name="margin">How wide the empty strip is on either side of the line; the points lie in the square ±1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin leaves no room (0.5 or more), or is negative.</exception>
    public static PointSet Separable(int count, int seed, float margin = 0.1f)
    {
        if (!(margin is >= 0 and < 0.5f))
            throw new ArgumentOutOfRangeException(nameof(margin), Messages.NoRoom(margin));
        var random = new Random(seed);
        var (sin, cos) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
        var offset = 0.4f * random.NextSingle() - 0.2f;
        return Build(count, classes: 2, c =>
        {
            while (true)
            {
                var (x, y) = (2 * random.NextSingle() - 1, 2 * random.NextSingle() - 1);
                var side = cos * x + sin * y + offset;
                if (c == 0 ? side < -margin : side > margin)
                    return (x, y);
            }
        });
    }

    /// <summary>Round clouds, their centres on a circle of radius 2.</summary>
    /// <param name="count">How many points, the classes in turn.</param>
    /// <param name="seed">Decides the points.</param>
    /// <param name="classes">How many clouds.</param>
    /// <param name="spread">Standard deviation of each cloud.</param>
    public static PointSet Blobs(int count, int seed, int classes = 3, float spread = 0.5f)
    {
        Bounds.AtLeast(classes, 1);
        return Noisy(count, classes, seed, spread, (c, _) => Polar(2, c / (float)classes));
    }

    /// <summary>Two half circles that reach into each other.</summary>
    /// <param name="count">How many points, half of each class.</param>
    /// <param name="seed">Decides the points.</param>
    /// <param name="noise">Standard deviation of the distance from the half circles, of radius 1.</param>
    public static PointSet Moons(int count, int seed, float noise = 0.1f) => Noisy(count, 2, seed, noise, (c, t) =>
    {
        var (x, y) = Polar(1, t / 2);
        return c == 0 ? (x, y) : (1 - x, 0.5f - y);
    });

    /// <summary>A ring around another: no line separates them, x² + y² does.</summary>
    /// <param name="count">How many points, half of each class; class 0 is outside.</param>
    /// <param name="seed">Decides the points.</param>
    /// <param name="noise">Standard deviation of the distance from the rings.</param>
    /// <param name="inner">Radius of the inner ring; the outer one's is 1.</param>
    public static PointSet Circles(int count, int seed, float noise = 0.05f, float inner = 0.5f) =>
        Noisy(count, 2, seed, noise, (c, t) => Polar(c == 0 ? 1 : inner, t));

    /// <summary>Arms of a spiral wound into each other.</summary>
    /// <param name="count">How many points, the classes in turn.</param>
    /// <param name="seed">Decides the points.</param>
    /// <param name="noise">Standard deviation of the distance from the arms, of radius 1.</param>
    /// <param name="arms">How many classes.</param>
    /// <param name="turns">How often each arm goes round.</param>
    public static PointSet Spirals(int count, int seed, float noise = 0.02f, int arms = 2, float turns = 1.5f)
    {
        Bounds.AtLeast(arms, 1);
        // The root spreads points evenly along the arm, which is longer outside.
        return Noisy(count, arms, seed, noise, (c, t) => Polar(0.1f + 0.9f * MathF.Sqrt(t), turns * MathF.Sqrt(t) + c / (float)arms));
    }

    /// <summary>Four squares like a chessboard's: class 1 where x and y have different signs. No line separates them.</summary>
    /// <param name="count">How many points, half of each class.</param>
    /// <param name="seed">Decides the points.</param>
    /// <param name="margin">How far at least from the axes; at most 1.</param>
    public static PointSet Xor(int count, int seed, float margin = 0.1f)
    {
        var random = new Random(seed);
        return Build(count, classes: 2, c =>
        {
            var (x, y) = (margin + (1 - margin) * random.NextSingle(), margin + (1 - margin) * random.NextSingle());
            var sign = random.Next(2) == 0 ? 1 : -1;
            return (sign * x, (c == 0 ? sign : -sign) * y);
        });
    }

    /// <summary>A point of each class's curve at a random place t of 0 … 1, and noise around it.</summary>
    private static PointSet Noisy(int count, int classes, int seed, float noise, Func<int, float, (float X, float Y)> curve)
    {
        Bounds.AtLeast(noise, 0);
        var random = new Random(seed);
        var set = Build(count, classes, c => curve(c, random.NextSingle()));
        return set with { Points = set.Points + noise * Tensor.Randn(random, count, 2) };
    }

    private static PointSet Build(int count, int classes, Func<int, (float X, float Y)> point)
    {
        Bounds.AtLeast(count, 0);
        var points = Tensor.Zeros(count, 2);
        for (var i = 0; i < count; i++)
            (points[i, 0], points[i, 1]) = point(i % classes);
        return new(points, [.. Enumerable.Range(0, count).Select(i => i % classes)]);
    }

    /// <summary>The point at a distance and at a part of a full turn.</summary>
    private static (float X, float Y) Polar(float radius, float turn)
    {
        var (sin, cos) = MathF.SinCos(2 * MathF.PI * turn);
        return (radius * cos, radius * sin);
    }
}
