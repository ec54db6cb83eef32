using Cahier.Tensors;

namespace Cahier.Text;

/// <summary>Words and their vectors.</summary>
/// <param name="words">V words</param>
/// <param name="vectors">[V, D]</param>
public sealed class WordVectors(IReadOnlyList<string> words, Tensor vectors)
{
    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>Their vectors, [V, D].</summary>
    public Tensor Vectors { get; } = vectors;
}
