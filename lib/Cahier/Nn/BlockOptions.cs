namespace Cahier.Nn;

/// <summary>What one layer of a transformer is made of; the defaults are Vaswani et al.'s base model (2017, table 3).</summary>
public partial record BlockOptions
{
    /// <summary>D, the width of the vectors that go from layer to layer.</summary>
    public int Width { get; init; } = 512;

    /// <summary>H, the number of attention heads.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>K, the width of one head's queries and keys; D/H if not given.</summary>
    public int? KeyWidth { get; init; }

    /// <summary>Kᵥ, the width of one head's values; D/H if not given.</summary>
    public int? ValueWidth { get; init; }

    /// <summary>Width between the two layers of the feed-forward network; 4·D if not given, as in most published models.</summary>
    public int Hidden { get => field > 0 ? field : 4 * Width; init; }

    /// <summary>The function between these two layers.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Probability of dropping a number of a sub-layer's output while learning.</summary>
    public float Dropout { get; init; } = 0.1f;

    /// <summary>
    /// How the model knows where words stand. Layers look at it only where it acts on attention; the tables that are added to the
    /// embeddings belong to the whole model.
    /// </summary>
    public PositionKind Positions { get; init; }

    /// <summary>R: with relative positions, offsets of more than R words count as R.</summary>
    public int RelativeReach { get; init; } = 32;

    /// <summary>Normalise what enters each sub-layer (GPT-2) instead of each sum that leaves (Vaswani et al.).</summary>
    public bool NormFirst { get; init; }

    /// <summary>Probability of dropping an attention weight while learning; Vaswani et al. drop none.</summary>
    public float AttentionDropout { get; init; }

    /// <summary>Whether the linear maps have biases; for the normalisations see <see cref="NormBias"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether the normalisations have a shift β beside their scale γ.</summary>
    public bool NormBias { get; init; } = true;

    /// <summary>ε, which the normalisations add to the variance.</summary>
    public float NormEpsilon { get; init; } = 1e-5f;
}
