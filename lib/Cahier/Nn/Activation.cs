using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>The function between the two layers of a feed-forward network.</summary>
public enum Activation
{
    /// <summary>max(0, x): Vaswani et al. 2017.</summary>
    Relu,

    /// <summary>x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016): BERT, GPT.</summary>
    Gelu,

    /// <summary>The same by an approximation with a hyperbolic tangent, as GPT-2 computed it.</summary>
    GeluTanh,
}

internal static class ActivationFunctions
{
    /// <summary>Applies the function to each number.</summary>
    public static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.Relu => x.Relu(),
        Activation.Gelu => x.Gelu(),
        Activation.GeluTanh => x.Gelu(approximate: true),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
