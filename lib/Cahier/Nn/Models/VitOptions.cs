namespace Cahier.Nn.Models;

/// <summary>The shape of a vision transformer; the defaults are ViT-B/16 on ImageNet (Dosovitskiy et al. 2021).</summary>
public sealed record VitOptions : BlockOptions
{
    /// <summary>ViT-B/16.</summary>
    public VitOptions()
    {
        (Width, Heads) = (768, 12);
        NormFirst = true;
        Activation = Activation.Gelu;
        NormEpsilon = 1e-6f;
        Positions = PositionKind.Learned;
    }

    /// <summary>Y = X, rows and columns of an image.</summary>
    public int ImageSize { get; init; } = 224;

    /// <summary>P, rows and columns of a patch.</summary>
    public int PatchSize { get; init; } = 16;

    /// <summary>C, the channels of an image.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>The number of classes.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>L, the number of layers.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>The number of patches of an image.</summary>
    public int Patches => ImageSize / PatchSize * (ImageSize / PatchSize);

    /// <summary>Chooses the first weights and what dropout drops.</summary>
    public int Seed { get; init; }

    /// <summary>The number of parameters of such a model, by formula.</summary>
    public long CountParameters() =>
        ((long)Channels * PatchSize * PatchSize + 1) * Width + Width + TableParameters(1 + Patches)
            + Layers * EncoderLayerParameters() + (NormFirst ? NormParameters() : 0) + ((long)Width + 1) * Classes;
}
