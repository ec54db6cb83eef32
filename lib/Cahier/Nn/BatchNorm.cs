using Cahier.Tensors;

namespace Cahier.Nn;

/// <summary>
/// Gives each channel mean 0 and variance 1 over the batch, then a learned scale γ and shift β (Ioffe and Szegedy 2015). While learning the
/// mean and the variance are the batch's; in use they are running averages of those. PyTorch calls it BatchNorm1d for rows, BatchNorm2d
/// for images.
/// </summary>
public sealed class BatchNorm : Module, ILayer
{
    private readonly float _momentum, _epsilon;
    private readonly Tensor _batches;

    /// <summary>A normalisation that at first neither scales nor shifts: γ = 1, β = 0.</summary>
    /// <param name="channels">C, the length of the second axis.</param>
    /// <param name="momentum">How much of each batch goes into the running averages.</param>
    /// <param name="epsilon">Added to the variance, so that a constant channel does not divide by zero.</param>
    public BatchNorm(int channels, float momentum = 0.1f, float epsilon = 1e-5f)
    {
        Weight = Register("weight", Tensor.Ones(channels));
        Bias = Register("bias", Tensor.Zeros(channels));
        RunningMean = RegisterBuffer("running_mean", Tensor.Zeros(channels));
        RunningVariance = RegisterBuffer("running_var", Tensor.Ones(channels));
        _batches = RegisterBuffer("num_batches_tracked", Tensor.Scalar(0));
        (_momentum, _epsilon) = (momentum, epsilon);
    }

    /// <summary>γ, [C]</summary>
    public Tensor Weight { get; }

    /// <summary>β, [C]</summary>
    public Tensor Bias { get; }

    /// <summary>The running average of the batches' means, [C].</summary>
    public Tensor RunningMean { get; }

    /// <summary>The running average of the batches' variances, with n − 1, [C].</summary>
    public Tensor RunningVariance { get; }

    /// <summary>y = γ·(x − μ)/√(σ² + ε) + β, with the mean and the variance of each channel.</summary>
    /// <param name="x">[B, C] or [B, C, Y, X]</param>
    /// <returns>the shape of x</returns>
    public Tensor Forward(Tensor x)
    {
        if (!Training)
            return Functional.BatchNormInUse(x, Weight, Bias, RunningMean, RunningVariance, _epsilon);

        var (mean, variance) = (Tensor.Empty(RunningMean.Shape), Tensor.Empty(RunningMean.Shape));
        var y = Functional.BatchNorm(x, Weight, Bias, mean, variance, _epsilon);
        // The batch's variance has its own mean at its centre and comes out too small by (n − 1)/n (Bessel): the running one is corrected.
        var n = x.Count / Weight.Count;
        Average(RunningMean, mean, 1);
        Average(RunningVariance, variance, n / (n - 1f));
        _batches.AsSpan()[0]++;
        return y;
    }

    private void Average(Tensor running, Tensor batch, float correction)
    {
        for (var c = 0; c < running.Count; c++)
            running.AsSpan()[c] += _momentum * (correction * batch.AsSpan()[c] - running.AsSpan()[c]);
    }
}
