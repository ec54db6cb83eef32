using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>How grey values change from pixel to pixel: the two filters of Sobel and Feldman (1968).</summary>
/// <param name="X">[Y, X]: how much brighter it gets to the right, times 8 a pixel.</param>
/// <param name="Y">[Y, X]: how much brighter it gets downwards, times 8 a pixel.</param>
public sealed record Sobel(Tensor X, Tensor Y)
{
    /// <summary>The filter for changes to the right; its transpose is that for changes downwards.</summary>
    public static Tensor Filter => Tensor.From(new float[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } });

    /// <summary>How strong the change is, √(X² + Y²): large at edges.</summary>
    public Tensor Magnitude => (X * X + Y * Y).Sqrt();

    /// <summary>Where to it gets brighter, in radians of −π … π: 0 to the right, π/2 downwards.</summary>
    public Tensor Direction
    {
        get
        {
            var direction = Tensor.Empty(X.Shape);
            for (var i = 0; i < direction.Count; i++)
                direction.AsSpan()[i] = MathF.Atan2(Y.AsSpan()[i], X.AsSpan()[i]);
            return direction;
        }
    }

    /// <summary>The changes in an image, its border replicated.</summary>
    /// <param name="image">[Y, X]</param>
    /// <exception cref="ShapeException">Not a grey image, or an empty one.</exception>
    public static Sobel Of(Tensor image) =>
        new(ImageFilter.Correlate(image, Filter), ImageFilter.Correlate(image, Filter.Transpose()));
}
