using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>The function between two linear layers: without one, they would be a single linear map.</summary>
public enum Activation
{
    /// <summary>max(0, x): Vaswani et al. 2017.</summary>
    Relu,

    /// <summary>x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016): BERT, GPT.</summary>
    Gelu,

    /// <summary>The same by an approximation with a hyperbolic tangent, as GPT-2 computed it.</summary>
    GeluTanh,

    /// <summary>The hyperbolic tangent, between −1 and 1.</summary>
    Tanh,

    /// <summary>1/(1 + e⁻ˣ), between 0 and 1.</summary>
    Sigmoid,

    /// <summary>x itself: what depth is worth when nothing stands between the layers.</summary>
    Identity,
}

internal static class ActivationFunctions
{
    /// <summary>Applies the function to each number.</summary>
    public static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.Relu => x.Relu(),
        Activation.Gelu => x.Gelu(),
        Activation.GeluTanh => x.Gelu(approximate: true),
        Activation.Tanh => x.Tanh(),
        Activation.Sigmoid => x.Sigmoid(),
        Activation.Identity => x,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
