namespace Cahier.Nn;

/// <summary>Where the query of an <see cref="AttentionPooling"/> comes from.</summary>
public enum PoolingQuery
{
    /// <summary>There is none: all words count alike, and the result is their mean.</summary>
    None,

    /// <summary>One query for all texts is learned: one direction in which words are important.</summary>
    Learned,

    /// <summary>q(t) is computed from the text, that is from the mean of its words' vectors.</summary>
    FromText,
}

/// <summary>The form of an <see cref="AttentionPooling"/>; the default is the mean.</summary>
public sealed record AttentionPoolingOptions
{
    /// <summary>Where the query comes from.</summary>
    public PoolingQuery Query { get; init; }

    /// <summary>
    /// The hidden layers of q(t), when it comes from the text: none is a linear map, [128] a network with one hidden layer.
    /// </summary>
    public IReadOnlyList<int> QueryHidden { get; init; } = [];

    /// <summary>The hidden layers of v(x): [] is a linear map; null: there is no v, and the words' vectors are mixed as they are.</summary>
    public IReadOnlyList<int>? ValueHidden { get; init; }
}
