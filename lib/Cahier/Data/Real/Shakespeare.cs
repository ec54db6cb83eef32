namespace Cahier.Data.Real;

/// <summary>Tiny Shakespeare: 40,000 lines of his plays as one text of 1,115,394 characters, 65 different ones (Karpathy 2015).</summary>
public static class Shakespeare
{
    /// <summary>The whole text.</summary>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    public static string Load() => TextCorpus.Text(RealData.Path("shakespeare"));
}
