namespace Cahier.Tensors.Kernels.Recurrent;

/// <summary>What a recurrent layer reads at each position, and how it reaches the gates.</summary>
internal abstract class SequenceInput
{
    /// <summary>B</summary>
    public abstract int Batch { get; }

    /// <summary>T</summary>
    public abstract int Time { get; }

    /// <summary>D, the width of the vector that a position stands for.</summary>
    public abstract int Width { get; }

    /// <summary>The tensor whose gradient the backward pass computes, if there is one.</summary>
    public abstract Tensor? Source { get; }

    /// <summary>Computes the input's part of all gates, or prepares to.</summary>
    /// <param name="recurrence">Whose gates.</param>
    /// <param name="weight">[G·H, D]</param>
    /// <param name="bias">[G·H], or empty for none.</param>
    public abstract void Project(Recurrence recurrence, Tensor weight, ReadOnlySpan<float> bias);

    /// <summary>Called before the rows are used: writes the input's part of their gates, if that is not done yet.</summary>
    public abstract void Fill(Recurrence recurrence, int from, int to);

    /// <summary>Adds to the gradients of the weight and of the source.</summary>
    /// <param name="recurrence">Whose gates.</param>
    /// <param name="weight">[G·H, D]</param>
    /// <param name="gatesGradient">Rows as the gates'.</param>
    public abstract void Backward(Recurrence recurrence, Tensor weight, Tensor gatesGradient);
}
