namespace Cahier.Text;

/// <summary>One step of byte-pair encoding: two tokens that stand side by side become one.</summary>
/// <param name="Left">The first token, as it is displayed.</param>
/// <param name="Right">The second token.</param>
/// <param name="Token">What they become.</param>
/// <param name="Count">How often they stand side by side in the training text at this point.</param>
public sealed record BytePairMerge(string Left, string Right, string Token, int Count)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Left} + {Right} → {Token} ({Count})");
}
