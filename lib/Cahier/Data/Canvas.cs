using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>
/// A grey image that shapes are painted on with soft edges. Coordinates are pixels; the centre of the first one is (0, 0).
/// </summary>
internal static class Canvas
{
    /// <summary>Paints what lies within a boundary over what is there.</summary>
    /// <param name="plane">[Y, X]</param>
    /// <param name="width">X</param>
    /// <param name="value">Grey value of the paint, 0 … 1.</param>
    /// <param name="outside">How far a point (y, x) lies outside the shape, in pixels; negative inside.</param>
    /// <param name="softness">Pixels over which the edge fades.</param>
    public static void Paint(Span<float> plane, int width, float value, Func<float, float, float> outside, float softness = 1)
    {
        for (var i = 0; i < plane.Length; i++)
        {
            var cover = Math.Clamp(0.5f - outside(i / width, i % width) / softness, 0, 1);
            plane[i] += cover * (value - plane[i]);
        }
    }

    /// <summary>How far a point lies from a line between two points.</summary>
    public static float Distance(float y, float x, (float Y, float X) from, (float Y, float X) to)
    {
        var (dy, dx) = (to.Y - from.Y, to.X - from.X);
        var length = dy * dy + dx * dx;
        var along = length == 0 ? 0 : Math.Clamp(((y - from.Y) * dy + (x - from.X) * dx) / length, 0, 1);
        return MathF.Sqrt(Square(y - from.Y - along * dy) + Square(x - from.X - along * dx));
    }

    /// <summary>Adds normally distributed noise and keeps the values within 0 … 1.</summary>
    public static void AddNoise(Span<float> plane, float deviation, Random random)
    {
        var noise = Tensor.Randn(random, plane.Length).AsSpan();
        for (var i = 0; i < plane.Length; i++)
            plane[i] = Math.Clamp(plane[i] + deviation * noise[i], 0, 1);
    }

    private static float Square(float value) => value * value;
}
