namespace Cahier.Text;

/// <summary>What an n-gram model says about words that it never met after a history.</summary>
public enum NGramSmoothing
{
    /// <summary>Each word counts as if met k times more: (count(hw) + k)/(count(h) + k·V) (Laplace for k = 1).</summary>
    AddK,

    /// <summary>
    /// Mixes with the shorter history h′: (count(hw) + T(h)·P(w|h′))/(count(h) + T(h)), where T(h) is the number of distinct words met
    /// after h (Witten and Bell 1991).
    /// </summary>
    Interpolated,
}
