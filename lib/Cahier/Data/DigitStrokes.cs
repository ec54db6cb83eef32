namespace Cahier.Data;

/// <summary>How the ten digits are written: lines through points (y, x) of a square of side 1, y downwards.</summary>
internal static class DigitStrokes
{
    // Each digit in one or two ways, as hands differ: a 1 with or without its foot, a 4 open or closed, a 7 with or without its bar.
    private static readonly (float Y, float X)[][][][] _ways =
    [
        [[Arc(0.5f, 0.5f, 0.4f, 0.26f, 0, 360)], [Arc(0.5f, 0.5f, 0.4f, 0.2f, -60, 300)]],
        [[[(0.28f, 0.34f), (0.1f, 0.54f), (0.9f, 0.54f)]], [[(0.1f, 0.5f), (0.9f, 0.5f)]], [[(0.26f, 0.36f), (0.1f, 0.52f), (0.9f, 0.52f)], [(0.9f, 0.34f), (0.9f, 0.7f)]]],
        [[[.. Arc(0.32f, 0.5f, 0.22f, 0.24f, 180, 380), (0.9f, 0.26f), (0.9f, 0.76f)]]],
        [[[.. Arc(0.3f, 0.48f, 0.2f, 0.22f, 200, 450), .. Arc(0.7f, 0.48f, 0.2f, 0.25f, -90, 160)]], [[(0.1f, 0.28f), (0.1f, 0.7f), (0.44f, 0.46f), .. Arc(0.68f, 0.47f, 0.23f, 0.24f, -80, 150)]]],
        [[[(0.1f, 0.56f), (0.62f, 0.24f), (0.62f, 0.78f)], [(0.1f, 0.56f), (0.9f, 0.56f)]], [[(0.1f, 0.32f), (0.52f, 0.28f), (0.52f, 0.72f)], [(0.12f, 0.66f), (0.9f, 0.62f)]]],
        [[[(0.1f, 0.7f), (0.1f, 0.32f), (0.46f, 0.3f), .. Arc(0.66f, 0.46f, 0.24f, 0.26f, -80, 140)]]],
        [[[(0.1f, 0.62f), (0.36f, 0.36f), .. Arc(0.68f, 0.5f, 0.22f, 0.22f, 180, 540)]], [[(0.12f, 0.5f), .. Arc(0.66f, 0.5f, 0.24f, 0.2f, 180, 540)]]],
        [[[(0.1f, 0.26f), (0.1f, 0.74f), (0.9f, 0.42f)]], [[(0.1f, 0.26f), (0.1f, 0.74f), (0.9f, 0.4f)], [(0.5f, 0.38f), (0.5f, 0.7f)]]],
        [[Arc(0.3f, 0.5f, 0.2f, 0.2f, 0, 360), Arc(0.7f, 0.5f, 0.2f, 0.24f, 0, 360)]],
        [[Arc(0.32f, 0.5f, 0.22f, 0.22f, 0, 360), [(0.32f, 0.72f), (0.9f, 0.6f)]], [Arc(0.32f, 0.5f, 0.22f, 0.22f, 0, 360), [(0.32f, 0.72f), (0.7f, 0.7f), .. Arc(0.72f, 0.5f, 0.18f, 0.2f, 10, 130)]]],
    ];

    /// <summary>The lines of a digit, in one of its ways.</summary>
    public static (float Y, float X)[][] Of(int digit, Random random) => _ways[digit][random.Next(_ways[digit].Length)];

    /// <summary>Part of an ellipse, clockwise from an angle of 0 on the right, in degrees.</summary>
    private static (float Y, float X)[] Arc(float y, float x, float radiusY, float radiusX, int from, int to)
    {
        var pieces = Math.Max(4, (to - from) / 24);
        return
        [
            .. Enumerable.Range(0, pieces + 1).Select(i =>
            {
                var (sin, cos) = MathF.SinCos((from + (to - from) * i / (float)pieces) * MathF.PI / 180);
                return (y + radiusY * sin, x + radiusX * cos);
            }),
        ];
    }
}
