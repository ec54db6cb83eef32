using System.Numerics.Tensors;
using Cahier.Tensors.Kernels;

namespace Cahier.Tensors;

public static partial class Functional
{
    /// <summary>
    /// Normalises each channel over the batch (and the pixels): y = γ·(x − μ)/√(σ² + ε) + β (Ioffe and Szegedy 2015, algorithm 1), with
    /// the batch's own mean and variance.
    /// </summary>
    /// <param name="x">[B, C] or [B, C, Y, X]</param>
    /// <param name="gamma">[C], scale γ</param>
    /// <param name="beta">[C], shift β</param>
    /// <param name="mean">[C]: receives μ, if given.</param>
    /// <param name="variance">[C]: receives σ², the mean squared distance from μ, if given.</param>
    /// <param name="epsilon">ε, keeps the division from failing where all are equal</param>
    /// <returns>the shape of x</returns>
    /// <exception cref="ShapeException">γ, β, μ or σ² is not [C], or a channel has only one number, which is its own mean.</exception>
    public static Tensor BatchNorm(
        Tensor x, Tensor gamma, Tensor beta, Tensor? mean = null, Tensor? variance = null, float epsilon = 1e-5f)
    {
        var (batch, channels, pixels) = ChannelsOf(x, gamma, beta);
        var n = batch * pixels;
        if (n == 1)
            throw new ShapeException(Messages.OneNumberPerChannel(x.Shape));
        if (mean is not null)
            Shape.Require(mean, [channels], nameof(BatchNorm), nameof(mean));
        if (variance is not null)
            Shape.Require(variance, [channels], nameof(BatchNorm), nameof(variance));

        var normalized = Tensor.Empty(x.Shape);         // x̂ = (x − μ)/√(σ² + ε)
        var scales = Tensor.Empty([channels]);          // 1/√(σ² + ε)
        var y = Tensor.Empty(x.Shape);
        Cores.Split(channels, 10L * x.Count, (from, to) =>
        {
            for (var c = from; c < to; c++)
            {
                var sum = 0.0;
                for (var b = 0; b < batch; b++)
                    sum += TensorPrimitives.Sum<float>(x.Row(b * channels + c, pixels));
                var mu = (float)(sum / n);

                var squares = 0.0;
                for (var b = 0; b < batch; b++)
                {
                    var hat = normalized.Row(b * channels + c, pixels);
                    TensorPrimitives.Subtract(x.Row(b * channels + c, pixels), mu, hat);
                    squares += TensorPrimitives.SumOfSquares<float>(hat);
                }
                var scale = (float)(1 / Math.Sqrt(squares / n + epsilon));

                for (var b = 0; b < batch; b++)
                {
                    var hat = normalized.Row(b * channels + c, pixels);
                    TensorPrimitives.Multiply(hat, scale, hat);
                    ScaleAndShift(hat, gamma.AsSpan()[c], beta.AsSpan()[c], y.Row(b * channels + c, pixels));
                }
                scales.AsSpan()[c] = scale;
                if (mean is not null)
                    mean.AsSpan()[c] = mu;
                if (variance is not null)
                    variance.AsSpan()[c] = (float)(squares / n);
            }
        });

        return Tensor.Result(y, [x, gamma, beta], dy =>
        {
            var (alongs, sums) = (Tensor.Empty([channels]), Tensor.Empty([channels]));
            var addX = false;
            var dx = x.RequiresGrad ? x.GradientBuffer(out addX) : null;
            Cores.Split(channels, 10L * x.Count, (from, to) =>
            {
                for (var c = from; c < to; c++)
                {
                    // y = γ·x̂ + β: dγ = Σ dy·x̂, dβ = Σ dy
                    var (sum, along) = (0.0, 0.0);
                    for (var b = 0; b < batch; b++)
                    {
                        var gradient = dy.Row(b * channels + c, pixels);
                        sum += TensorPrimitives.Sum<float>(gradient);
                        along += TensorPrimitives.Dot<float>(gradient, normalized.Row(b * channels + c, pixels));
                    }
                    (sums.AsSpan()[c], alongs.AsSpan()[c]) = ((float)sum, (float)along);

                    // x̂ = (x − μ)/σ: what reaches x is γ·dy/σ without its mean and without its part along x̂
                    for (var b = 0; b < batch && dx is not null; b++)
                    {
                        var row = b * channels + c;
                        CentredGradient(
                            dy.Row(row, pixels), normalized.Row(row, pixels), gamma.AsSpan()[c] * scales.AsSpan()[c],
                            (float)(sum / n), (float)(along / n), dx.Row(row, pixels), addX);
                    }
                }
            });
            gamma.AddGradient(alongs);
            beta.AddGradient(sums);
        });
    }

    /// <summary>
    /// Normalises each channel with a given mean and variance, those of the training data: what a batch norm does in use.
    /// </summary>
    /// <param name="x">[B, C] or [B, C, Y, X]</param>
    /// <param name="gamma">[C], scale γ</param>
    /// <param name="beta">[C], shift β</param>
    /// <param name="mean">[C], μ</param>
    /// <param name="variance">[C], σ²</param>
    /// <param name="epsilon">ε</param>
    /// <returns>the shape of x</returns>
    /// <exception cref="ShapeException">γ, β, μ or σ² is not [C].</exception>
    public static Tensor BatchNormInUse(
        Tensor x, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, float epsilon = 1e-5f)
    {
        var (_, channels, _) = ChannelsOf(x, gamma, beta);
        Shape.Require(mean, [channels], nameof(BatchNorm), nameof(mean));
        Shape.Require(variance, [channels], nameof(BatchNorm), nameof(variance));
        // Constants but for γ and β: one factor and one shift a channel.
        Shape perChannel = x.Rank == 2 ? [channels] : [channels, 1, 1];
        var scale = gamma / (variance + epsilon).Sqrt();
        return x * scale.Reshape(perChannel) + (beta - mean * scale).Reshape(perChannel);
    }

    private static (int Batch, int Channels, int Pixels) ChannelsOf(Tensor x, Tensor gamma, Tensor beta)
    {
        Shape.RequireRank(x, 2, nameof(BatchNorm), nameof(x));
        if (x.Rank != 2)
            Shape.RequireExactRank(x, 4, nameof(BatchNorm), nameof(x));
        Shape.RequireExamples(x, nameof(BatchNorm), nameof(x));
        var channels = x.Dim(1);
        Shape.Require(gamma, [channels], nameof(BatchNorm), nameof(gamma));
        Shape.Require(beta, [channels], nameof(BatchNorm), nameof(beta));
        return (x.Dim(0), channels, x.Shape.CountOf(2, x.Rank));
    }

    private static void ScaleAndShift(ReadOnlySpan<float> normalized, float gamma, float beta, Span<float> y)
    {
        TensorPrimitives.Multiply(normalized, gamma, y);
        TensorPrimitives.Add(y, beta, y);
    }

    /// <summary>dx = scale·(dy − mean(dy) − x̂·mean(dy·x̂)), or dx +=.</summary>
    private static void CentredGradient(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> normalized, float scale, float mean, float along, Span<float> dx, bool add)
    {
        for (var i = 0; i < dx.Length; i++)
            dx[i] = (add ? dx[i] : 0) + scale * (dy[i] - mean - normalized[i] * along);
    }
}
