namespace Cahier.Training;

/// <summary>Where a training is, after a pass over all examples.</summary>
/// <param name="Epoch">The pass just done, from 1.</param>
/// <param name="Epochs">How many there will be, unless the training stops early.</param>
/// <param name="TrainingLoss">The mean of the losses of its batches, measured while the model was changing.</param>
/// <param name="ValidationLoss">The loss on examples that are not learned; null if none is measured.</param>
/// <param name="IsBest">Whether the validation loss is the lowest so far.</param>
/// <param name="Elapsed">Time since the first step began.</param>
public sealed record TrainingEpoch(
    int Epoch, int Epochs, float TrainingLoss, float? ValidationLoss, bool IsBest, TimeSpan Elapsed)
{
    /// <summary>Time left, if the other epochs take as long.</summary>
    public TimeSpan Remaining => Elapsed * ((double)(Epochs - Epoch) / Epoch);
}
