namespace Cahier.Nn.Models;

/// <summary>The shape of a <see cref="Captioner"/>.</summary>
public sealed record CaptionerOptions : RecurrentDecoderOptions
{
    /// <summary>D, the width of what describes a region: the channels of the last feature maps.</summary>
    public required int FeatureWidth { get; init; }

    /// <summary>The number of the word that fills short captions up.</summary>
    public int PaddingId { get; init; }
}
