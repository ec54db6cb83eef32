namespace Cahier.Nn.Models;

/// <summary>How one vector is made of all those of a sentence.</summary>
public enum Pooling
{
    /// <summary>The mean over the words, padding left out.</summary>
    Mean,

    /// <summary>What becomes of a learned vector put before the sentence, as BERT does: [CLS].</summary>
    Class,
}
