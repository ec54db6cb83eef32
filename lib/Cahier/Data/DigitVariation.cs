namespace Cahier.Data;

/// <summary>How differently the digits are written: the largest deviation in each respect.</summary>
public sealed record DigitVariation
{
    /// <summary>Turned by at most so many degrees.</summary>
    public float Rotation { get; init; } = 18;

    /// <summary>Shifted by at most this part of the image's side.</summary>
    public float Shift { get; init; } = 0.12f;

    /// <summary>Larger or smaller by at most this part, in each direction by itself.</summary>
    public float Stretch { get; init; } = 0.2f;

    /// <summary>Slanted by at most this part.</summary>
    public float Slant { get; init; } = 0.25f;

    /// <summary>Each point of a stroke is off by at most this part of the image's side.</summary>
    public float Shake { get; init; } = 0.025f;

    /// <summary>The width of a stroke, as parts of the image's side: between the first and the second.</summary>
    public (float Thin, float Thick) Stroke { get; init; } = (0.05f, 0.13f);

    /// <summary>The deviation of the noise on each pixel.</summary>
    public float Noise { get; init; } = 0.08f;

    /// <summary>No variation at all: each digit as it is printed.</summary>
    public static DigitVariation None { get; } =
        new() { Rotation = 0, Shift = 0, Stretch = 0, Slant = 0, Shake = 0, Stroke = (0.09f, 0.09f), Noise = 0 };
}
