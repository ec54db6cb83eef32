namespace Cahier.Data;

/// <summary>How a review says what its author thinks.</summary>
public enum OpinionKind
{
    /// <summary>Plainly: le film est réussi.</summary>
    Direct,

    /// <summary>By denying the contrary: le film n'est pas mauvais.</summary>
    Negated,

    /// <summary>After granting the contrary: les acteurs sont excellents, mais le film est raté.</summary>
    Contrast,

    /// <summary>Against the opinion of somebody else: la presse le dit raté, moi je le trouve réussi.</summary>
    Reported,
}
