namespace Cahier.Data;

/// <summary>
/// min ‖A·u − b‖² with a known answer and a chosen difficulty: the larger the condition number of A, its largest singular value over its
/// smallest, the more steps gradient descent needs. In double precision.
/// </summary>
/// <example><code>
/// var problem = LeastSquaresProblem.Generate(rows: 20, columns: 10, condition: 100, seed: 1);
/// var way = GradientDescent.Minimize(problem.Value, problem.Gradient, new double[10]);
/// </code></example>
/// <param name="A">[rows, columns]</param>
/// <param name="B">b, one number a row</param>
/// <param name="Solution">The u that makes ‖A·u − b‖² smallest, one number a column.</param>
public sealed record LeastSquaresProblem(double[,] A, double[] B, double[] Solution)
{
    /// <summary>
    /// Builds A = U·Σ·Vᵀ from random orthonormal columns U and V, and singular values that fall from 1 to 1/condition by a constant factor.
    /// </summary>
    /// <param name="rows">How many equations; at least as many as unknowns.</param>
    /// <param name="columns">How many unknowns.</param>
    /// <param name="condition">At least 1.</param>
    /// <param name="seed">Decides the numbers.</param>
    /// <param name="noise">Standard deviation of what keeps the equations from all being true; 0: A·u = b has a solution.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer rows than columns, no column, or a condition below 1.</exception>
    public static LeastSquaresProblem Generate(int rows, int columns, double condition, int seed, double noise = 0)
    {
        Bounds.AtLeast(columns, 1);
        Bounds.AtLeast(rows, columns);
        Bounds.AtLeast(condition, 1);
        var random = new Random(seed);
        var (u, v) = (Orthonormal(rows, columns, random), Orthonormal(columns, columns, random));
        double[] sigma = [.. Enumerable.Range(0, columns).Select(k => columns == 1 ? 1 : Math.Pow(condition, -k / (columns - 1.0)))];

        var a = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                a[i, j] = Enumerable.Range(0, columns).Sum(k => u[k][i] * sigma[k] * v[k][j]);
        }

        double[] wanted = [.. Enumerable.Range(0, columns).Select(_ => Normal(random))];
        double[] b = [.. Enumerable.Range(0, rows).Select(
            i => Enumerable.Range(0, columns).Sum(j => a[i, j] * wanted[j]) + noise * Normal(random))];
        // The solution is V·Σ⁻¹·Uᵀ·b.
        double[] solution = [.. Enumerable.Range(0, columns).Select(
            j => Enumerable.Range(0, columns).Sum(k => v[k][j] / sigma[k] * Dot(u[k], b)))];
        return new(a, b, solution);
    }

    /// <summary>J(u) = ‖A·u − b‖²</summary>
    public double Value(double[] u)
    {
        var residuals = Residuals(u);
        return Dot(residuals, residuals);
    }

    /// <summary>∇J(u) = 2·Aᵀ·(A·u − b)</summary>
    public double[] Gradient(double[] u)
    {
        var residuals = Residuals(u);
        var gradient = new double[A.GetLength(1)];
        for (var i = 0; i < residuals.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
                gradient[j] += 2 * A[i, j] * residuals[i];
        }
        return gradient;
    }

    private double[] Residuals(double[] u)
    {
        ArgumentNullException.ThrowIfNull(u);
        var residuals = new double[B.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = -B[i];
            for (var j = 0; j < u.Length; j++)
                residuals[i] += A[i, j] * u[j];
        }
        return residuals;
    }

    /// <summary>Vectors of length 1 at right angles to each other, made from random ones (Gram-Schmidt, twice against rounding).</summary>
    private static double[][] Orthonormal(int length, int count, Random random)
    {
        var vectors = new double[count][];
        for (var k = 0; k < count; k++)
        {
            double[] vector = [.. Enumerable.Range(0, length).Select(_ => Normal(random))];
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var earlier in vectors[..k])
                {
                    var part = Dot(earlier, vector);
                    for (var i = 0; i < length; i++)
                        vector[i] -= part * earlier[i];
                }
            }
            var norm = Math.Sqrt(Dot(vector, vector));
            vectors[k] = Array.ConvertAll(vector, value => value / norm);
        }
        return vectors;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    // Box & Muller 1958
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
