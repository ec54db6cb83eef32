namespace Cahier.Text;

/// <summary>What byte-pair encoding begins with.</summary>
public enum BytePairSymbols
{
    /// <summary>The characters of the training text (Sennrich et al. 2016): easy to read; a character never met is unknown.</summary>
    Characters,

    /// <summary>The 256 bytes of UTF-8, as GPT-2 has it: any text can be written, é begins as two tokens.</summary>
    Bytes,
}
