using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>A learned vector before each sequence, whose last state stands for the whole (Devlin et al. 2019: [CLS]).</summary>
internal static class ClassToken
{
    /// <summary>Puts the vector before each sequence.</summary>
    /// <param name="x">[B, T, D]</param>
    /// <param name="token">[D]</param>
    /// <returns>[B, 1 + T, D]</returns>
    public static Tensor Before(Tensor x, Tensor token) =>
        Tensor.Concatenate([Tensor.Zeros(x.Dim(0), 1, x.Dim(2)) + token, x], axis: 1);
}
