namespace Cahier.Nn;

/// <summary>How a model knows where a word stands: without it, a sentence is a bag of words.</summary>
public enum PositionKind
{
    /// <summary>Fixed sines and cosines added to the embeddings (Vaswani et al. 2017).</summary>
    Sinusoidal,

    /// <summary>A learned vector for each position, added to the embeddings (BERT, GPT, ViT).</summary>
    Learned,

    /// <summary>A learned number for each offset between two words, added to how much one looks at the other (T5).</summary>
    Relative,

    /// <summary>Queries and keys turned by angles that grow with the position (RoFormer, Su et al. 2021; LLaMA).</summary>
    Rotary,

    /// <summary>Not at all.</summary>
    None,
}
