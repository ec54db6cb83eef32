namespace Cahier.Nn.Models;

/// <summary>How long the sentences of a batch are.</summary>
internal static class SequenceLengths
{
    /// <summary>Of each row, up to its last word that is not padding; 1 where there is none: a recurrent network takes a step at least.</summary>
    public static int[] Of(int[,] ids, int padding)
    {
        var lengths = new int[ids.GetLength(0)];
        for (var b = 0; b < lengths.Length; b++)
        {
            lengths[b] = ids.GetLength(1);
            while (lengths[b] > 1 && ids[b, lengths[b] - 1] == padding)
                lengths[b]--;
        }
        return lengths;
    }
}
