using Cahier.Tensors;

namespace Cahier.Data;

/// <summary>Examples to fit numbers to, generated: the same seed gives the same examples.</summary>
public static class RegressionSets
{
    /// <summary>°C at sea level, in the mean, and by how many °C a kilometre is colder (ISO 2533, the standard atmosphere).</summary>
    public const float SeaLevel = 15, LapseRate = 6.5f;

    /// <summary>The temperature measured at an altitude: 15 − 6.5·x °C at x kilometres, and the weather of the day.</summary>
    /// <param name="count">How many measures.</param>
    /// <param name="seed">Decides the altitudes and the weather.</param>
    /// <param name="noise">Standard deviation of the weather, in °C.</param>
    /// <returns>X: altitudes of 0 … 4 km. Y: temperatures in °C.</returns>
    public static RegressionSet Altitude(int count, int seed, float noise = 2)
    {
        var random = new Random(seed);
        var x = 4 * Tensor.Rand(random, count, 1);
        return new(x, SeaLevel - LapseRate * x + noise * Tensor.Randn(random, count, 1));
    }

    /// <summary>One period of a sine, sin(2π·x), with noise: few examples and a supple model show overfitting.</summary>
    /// <param name="count">How many examples.</param>
    /// <param name="seed">Decides the places and the noise.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <returns>X: 0 … 1.</returns>
    public static RegressionSet NoisySine(int count, int seed, float noise = 0.2f)
    {
        var random = new Random(seed);
        var x = Tensor.Rand(random, count, 1);
        return new(x, (2 * MathF.PI * x).Sin() + noise * Tensor.Randn(random, count, 1));
    }

    /// <summary>
    /// A linear function of many normally distributed inputs, with noise: fitted on <see cref="RandomFeatures"/> without regularisation,
    /// its test error has a peak where there are as many features as examples (double descent: Belkin et al. 2019).
    /// </summary>
    /// <param name="trainCount">How many examples to learn from: where the peak is.</param>
    /// <param name="testCount">How many to judge by.</param>
    /// <param name="seed">Decides the function and the examples.</param>
    /// <param name="inputs">D, how many inputs.</param>
    /// <param name="noise">Standard deviation of the noise in the training answers, where the function's own is 1; tests have none.</param>
    public static (RegressionSet Train, RegressionSet Test) DoubleDescent(
        int trainCount, int testCount, int seed, int inputs = 20, float noise = 0.5f)
    {
        var random = new Random(seed);
        var slope = Tensor.Randn(random, inputs, 1);
        slope /= slope.Norm().Item();
        var (train, test) = (Tensor.Randn(random, trainCount, inputs), Tensor.Randn(random, testCount, inputs));
        return (
            new(train, train.MatMul(slope) + noise * Tensor.Randn(random, trainCount, 1)),
            new(test, test.MatMul(slope)));
    }
}
