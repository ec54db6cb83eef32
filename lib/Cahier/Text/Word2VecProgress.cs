namespace Cahier.Text;

/// <summary>How far a training of word vectors is.</summary>
/// <param name="Epoch">Which reading of the text, from 1.</param>
/// <param name="Fraction">The part of the whole training that is done, of 0 … 1.</param>
/// <param name="Words">How many words were read.</param>
/// <param name="Loss">
/// The mean of −ln σ(±x·o) over pairs and drawn words since the last report, measured on some of them; ln 2 ≈ 0.693 before learning.
/// </param>
/// <param name="LearningRate">η now.</param>
/// <param name="Elapsed">Time since the beginning.</param>
public readonly record struct Word2VecProgress(int Epoch, double Fraction, long Words, double Loss, float LearningRate, TimeSpan Elapsed)
{
    /// <summary>Words read a second.</summary>
    public double WordsPerSecond => Words / Math.Max(1e-9, Elapsed.TotalSeconds);
}
