namespace Cahier.Tensors;

/// <summary>The two ways in which the gated recurrent unit is written; they differ in where the reset gate acts.</summary>
public enum GruForm
{
    /// <summary>
    /// PyTorch's: h = (1 − z)∘n + z∘h₋ with n = tanh(W·x + b + r∘(U·h₋ + b')). Gates in the order r, z, n.
    /// </summary>
    PyTorch,

    /// <summary>
    /// The slides', which is the original (Cho et al. 2014): h = u∘h* + (1 − u)∘h₋ with h* = tanh(W·x + b + U·(r∘h₋) + b').
    /// Gates in the order r, u, h*; the update gate u is 1 − z.
    /// </summary>
    Slides,
}
