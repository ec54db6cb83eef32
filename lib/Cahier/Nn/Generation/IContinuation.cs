using Cahier.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>Texts of equal length that a model is writing, and what it remembers of them.</summary>
public interface IContinuation
{
    /// <summary>Reads the tokens that follow in each text, as the model is used and not as it learns.</summary>
    /// <param name="ids">[B, T] token numbers, T at least 1</param>
    /// <returns>[B, V] logits of the token after the last</returns>
    Tensor Read(int[,] ids);

    /// <summary>Goes on with some of the texts: text b becomes what text <paramref name="texts"/>[b] was. Their number may change.</summary>
    void Select(ReadOnlySpan<int> texts);
}
