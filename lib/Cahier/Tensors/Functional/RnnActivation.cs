namespace Cahier.Tensors;

/// <summary>The function of a plain recurrent network.</summary>
public enum RnnActivation
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(0, x)</summary>
    Relu,
}
