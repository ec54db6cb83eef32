using Cahier.Tensors;

namespace Cahier.Optim;

/// <summary>
/// Gradient descent with step halving: each step is tried at full length, then at half, a quarter, … until the function becomes smaller.
/// It ends where the gradient is shorter than a tolerance. No learning rate has to be found, and the function never rises.
/// </summary>
/// <remarks>In double precision: a tolerance of 1e-6 is below what a float can tell apart.</remarks>
public static class GradientDescent
{
    private const int MostHalvings = 60;        // a step of 2⁻⁶⁰ no longer changes a double

    /// <summary>Walks downhill from a point.</summary>
    /// <param name="function">J</param>
    /// <param name="gradient">∇J</param>
    /// <param name="start">u, where to begin.</param>
    /// <param name="rate">λ, the length tried first at each step, in gradients.</param>
    /// <param name="tolerance">δ: ends where ‖∇J(u)‖ &lt; δ.</param>
    /// <param name="maxSteps">Ends after this many steps even so.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="OperationCanceledException">The walk was stopped.</exception>
    public static Descent Minimize(
        Func<double[], double> function, Func<double[], double[]> gradient, double[] start, double rate = 1, double tolerance = 1e-6,
        int maxSteps = 10_000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(start);
        Bounds.Positive(rate);
        double[] u = [.. start];
        var (value, slope) = (function(u), gradient(u));
        var steps = new List<DescentStep> { new(u, value, Length(slope), 0, 0) };

        while (!(Length(slope) < tolerance))                    // if ‖∇J(u)‖ < δ, end
        {
            cancellation.ThrowIfCancellationRequested();
            if (steps.Count > maxSteps)
                return new(steps, DescentEnd.TooManySteps);

            var (lambda, halvings) = (rate, 0);                 // else initialise λ
            var next = Along(u, slope, lambda);
            var nextValue = function(next);
            while (!(nextValue < value))                        // while J(u − λ∇J) is not below J(u), λ ← λ/2
            {
                if (++halvings > MostHalvings)
                    return new(steps, DescentEnd.NoWayDown);
                lambda /= 2;
                next = Along(u, slope, lambda);
                nextValue = function(next);
            }

            (u, value, slope) = (next, nextValue, gradient(next));      // u ← u − λ∇J
            steps.Add(new(u, value, Length(slope), lambda, halvings));
        }
        return new(steps, DescentEnd.Flat);
    }

    /// <summary>Walks downhill from a point along the gradients that <see cref="Tensor.Backward()"/> computes.</summary>
    /// <param name="loss">
    /// J, a scalar, of a tensor of the start's shape. Computed in floats: differences below 1e-7 of it are not seen.
    /// </param>
    /// <param name="start">u, where to begin, of any shape.</param>
    /// <param name="rate">λ, the length tried first at each step, in gradients.</param>
    /// <param name="tolerance">δ: ends where ‖∇J(u)‖ &lt; δ.</param>
    /// <param name="maxSteps">Ends after this many steps even so.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="OperationCanceledException">The walk was stopped.</exception>
    public static Descent Minimize(
        Func<Tensor, Tensor> loss, Tensor start, double rate = 1, double tolerance = 1e-3, int maxSteps = 10_000,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(start);
        var shape = start.Shape;

        double Value(double[] u)
        {
            using var scope = Tensor.NewDisposeScope();
            using var noGradient = Tensor.NoGrad();
            return loss(Point(u)).Item();
        }

        double[] Gradient(double[] u)
        {
            using var scope = Tensor.NewDisposeScope();
            var point = Point(u);
            point.RequiresGrad = true;
            loss(point).Backward();
            return Array.ConvertAll(point.Grad!.ToArray(), value => (double)value);
        }

        Tensor Point(double[] u) => Tensor.From(Array.ConvertAll(u, value => (float)value)).Reshape(shape);

        return Minimize(
            Value, Gradient, Array.ConvertAll(start.ToArray(), value => (double)value), rate, tolerance, maxSteps, cancellation);
    }

    private static double[] Along(double[] u, double[] slope, double lambda)
    {
        var next = new double[u.Length];
        for (var i = 0; i < next.Length; i++)
            next[i] = u[i] - lambda * slope[i];
        return next;
    }

    private static double Length(double[] vector)
    {
        var squares = 0.0;
        foreach (var value in vector)
            squares += value * value;
        return Math.Sqrt(squares);
    }
}
