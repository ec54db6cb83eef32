namespace Cahier.Tensors.Kernels;

/// <summary>Where the rows of each head lie in a tensor [B, H, T, K], or in [B, T, H·K] with the heads side by side.</summary>
/// <param name="Length">T, rows of a head.</param>
/// <param name="Width">K, numbers in a row.</param>
/// <param name="BatchStep">From one element of the batch to the next.</param>
/// <param name="HeadStep">From one head to the next.</param>
/// <param name="RowStep">From one row of a head to the next.</param>
/// <param name="Offset">Where the first begins.</param>
internal readonly record struct Heads(int Length, int Width, int BatchStep, int HeadStep, int RowStep, int Offset = 0)
{
    /// <summary>[B, H, T, K]: each head in one piece.</summary>
    public static Heads Apart(int heads, int length, int width) => new(length, width, heads * length * width, length * width, width);

    /// <summary>[B, T, H·K]: what a linear layer gives.</summary>
    public static Heads SideBySide(int heads, int length, int width) =>
        new(length, width, heads * length * width, width, heads * width);

    public int Start(int batch, int head) => Offset + batch * BatchStep + head * HeadStep;
}
