namespace Cahier.Nn.Generation;

/// <summary>A model that says, after each beginning of a text, how likely each token is to come next: P(text) = Π P(token | those before).</summary>
public interface IAutoregressive
{
    /// <summary>V, the number of tokens that it can write.</summary>
    int Vocabulary { get; }

    /// <summary>Begins to write texts, all at once and token by token.</summary>
    /// <param name="batch">B, how many.</param>
    /// <param name="cache">Whether what has been computed for the tokens read is remembered rather than computed again.</param>
    IContinuation Begin(int batch, bool cache = true);
}
