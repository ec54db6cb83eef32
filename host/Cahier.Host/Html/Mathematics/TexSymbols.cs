using System.Collections.Frozen;

namespace Cahier.Host.Html.Mathematics;

/// <summary>TeX's commands that stand for one sign or one name.</summary>
internal static class TexSymbols
{
    /// <summary>Letters: drawn as identifiers.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ "
        + "sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
        + "ell ℓ infty ∞ partial ∂ nabla ∇ hbar ℏ Re ℜ Im ℑ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ forall ∀ exists ∃ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱");

    /// <summary>Operators and relations.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Pairs(
        "times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ odot ⊙ oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥ ll ≪ gg ≫ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ "
        + "equiv ≡ propto ∝ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ to → rightarrow → leftarrow ← gets ← mapsto ↦ leftrightarrow ↔ "
        + "Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ uparrow ↑ downarrow ↓ mid ∣ parallel ∥ perp ⟂ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ colon : "
        + "prime ′ lt < gt >");

    /// <summary>Operators whose scripts stand above and below in a displayed formula.</summary>
    public static readonly FrozenDictionary<string, string> Large = Pairs(
        "sum ∑ prod ∏ bigcup ⋃ bigcap ⋂ bigoplus ⨁ max max min min lim lim sup sup inf inf argmax arg\u00A0max argmin arg\u00A0min");

    public static readonly FrozenDictionary<string, string> Integrals = Pairs("int ∫ iint ∬ oint ∮");

    /// <summary>Functions, drawn upright.</summary>
    public static readonly FrozenSet<string> Functions = FrozenSet.Create(
        "log", "ln", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arg", "det", "dim", "ker", "deg", "gcd", "Pr");

    public static readonly FrozenDictionary<string, string> Accents = Pairs("hat ^ widehat ^ tilde ~ widetilde ~ bar ¯ overline ¯ vec → dot ˙ ddot ¨ check ˇ");

    public static readonly FrozenDictionary<string, string> Delimiters = Pairs(
        "langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | lVert ‖ rVert ‖ vert | Vert ‖ | ‖ { { } } lbrace { rbrace } lbrack [ rbrack ]");

    /// <summary>Spaces, in em.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = Pairs(", 0.167 : 0.222 > 0.222 ; 0.278 ! -0.167 quad 1 qquad 2 ~ 0.333");

    private static FrozenDictionary<string, string> Pairs(string text)
    {
        var words = text.Split(' ');
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => words[2 * i + 1], StringComparer.Ordinal);
    }
}
