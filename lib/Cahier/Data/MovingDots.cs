using Cahier.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Data;

/// <summary>
/// Videos of dots that come in over a border, cross the picture and leave it, as pedestrians before a camera, with the number of dots that
/// are to be seen at every frame: N inputs, N outputs.
/// </summary>
/// <param name="Videos">[N, T, Y, X], values of 0 … 1.</param>
/// <param name="Counts">[N, T], how many dots are in the picture.</param>
public sealed record MovingDots(Tensor Videos, Tensor Counts)
{
    private const float Radius = 1.1f;

    /// <summary>Videos to learn from.</summary>
    /// <param name="count">N</param>
    /// <param name="seed">The same seed gives the same videos.</param>
    /// <param name="frames">T</param>
    /// <param name="size">Rows and columns of a frame.</param>
    /// <param name="mostDots">At most so many dots cross the picture during a video.</param>
    public static MovingDots Train(int count, int seed, int frames = 20, int size = 16, int mostDots = 6) =>
        Make(count, seed, isTest: false, frames, size, mostDots);

    /// <summary>Videos to measure with: of one seed, none of those to learn from.</summary>
    /// <param name="count">N</param>
    /// <param name="seed">The same seed gives the same videos.</param>
    /// <param name="frames">T</param>
    /// <param name="size">Rows and columns of a frame.</param>
    /// <param name="mostDots">At most so many dots cross the picture during a video.</param>
    public static MovingDots Test(int count, int seed, int frames = 20, int size = 16, int mostDots = 6) =>
        Make(count, seed, isTest: true, frames, size, mostDots);

    private static MovingDots Make(int count, int seed, bool isTest, int frames, int size, int mostDots)
    {
        Bounds.AtLeast(count, 1);
        Bounds.AtLeast(frames, 1);
        Bounds.AtLeast(size, 8);
        Bounds.AtLeast(mostDots, 1);
        var (videos, counts) = (Tensor.Zeros(count, frames, size, size), Tensor.Zeros(count, frames));
        Cores.Split(count, 200L * videos.Count, (from, to) =>
        {
            for (var n = from; n < to; n++)
            {
                var random = ExampleSeed.Of(seed, isTest, n);
                var dots = Enumerable.Range(0, random.Next(mostDots + 1)).Select(_ => Dot.Drawn(random, frames, size)).ToArray();
                for (var t = 0; t < frames; t++)
                    counts.Row(n, frames)[t] = PaintFrame(videos.Row(n * frames + t, size * size), size, dots, t);
            }
        });
        return new(videos, counts);
    }

    /// <summary>Paints the dots that are in the picture and says how many those are.</summary>
    private static int PaintFrame(Span<float> frame, int size, Dot[] dots, int t)
    {
        var visible = 0;
        foreach (var dot in dots)
        {
            var (y, x) = (dot.Y + t * dot.StepY, dot.X + t * dot.StepX);
            // Counted while its centre is in the picture; what sticks in or out of the border does not count and is not painted.
            if (y < 0 || y > size - 1 || x < 0 || x > size - 1)
                continue;
            visible++;
            Canvas.Paint(frame, size, 1, (v, u) => MathF.Sqrt((v - y) * (v - y) + (u - x) * (u - x)) - Radius);
        }
        return visible;
    }

    /// <summary>Where a dot is at frame 0, in or far out of the picture, and how far it goes each frame.</summary>
    private readonly record struct Dot(float Y, float X, float StepY, float StepX)
    {
        public static Dot Drawn(Random random, int frames, int size)
        {
            // At some moment it is somewhere in the middle half of the picture; what comes before and after follows.
            var moment = random.Next(frames);
            var (y, x) = (size * (0.25f + 0.5f * random.NextSingle()), size * (0.25f + 0.5f * random.NextSingle()));
            var speed = size * (0.06f + 0.08f * random.NextSingle());
            var (sin, cos) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
            return new(y - moment * speed * sin, x - moment * speed * cos, speed * sin, speed * cos);
        }
    }
}
