namespace Cahier.Tensors;

public sealed partial class Tensor
{
    /// <summary>A tensor of these numbers, copied: a vector, or of the given shape.</summary>
    /// <param name="values">The numbers, row after row.</param>
    /// <param name="shape">The lengths of the axes; left out, the tensor is a vector.</param>
    /// <exception cref="ShapeException">The shape holds another count of numbers.</exception>
    public static Tensor From(float[] values, params Shape shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (shape.Rank == 0)
            shape = [values.Length];
        if (shape.Count != values.Length)
            throw new ShapeException(Messages.WrongCount(nameof(From), values.Length, shape));

        var result = Empty(shape);
        values.CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>A matrix [rows, columns] of these numbers, copied.</summary>
    public static Tensor From(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = Empty([values.GetLength(0), values.GetLength(1)]);
        Buffer.BlockCopy(values, 0, result.Storage.Values, result._offset * sizeof(float), result.Count * sizeof(float));
        return result;
    }

    /// <summary>A tensor of rank 3 of these numbers, copied.</summary>
    public static Tensor From(float[,,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = Empty([values.GetLength(0), values.GetLength(1), values.GetLength(2)]);
        Buffer.BlockCopy(values, 0, result.Storage.Values, result._offset * sizeof(float), result.Count * sizeof(float));
        return result;
    }

    /// <summary>A single number, of shape [].</summary>
    public static Tensor Scalar(float value) => Full(value);

    /// <summary>All zeros.</summary>
    public static Tensor Zeros(params Shape shape) => Full(0, shape);

    /// <summary>All ones.</summary>
    public static Tensor Ones(params Shape shape) => Full(1, shape);

    /// <summary>The same number everywhere.</summary>
    public static Tensor Full(float value, params Shape shape)
    {
        var result = Empty(shape);
        result.AsSpan().Fill(value);
        return result;
    }

    /// <summary>The identity matrix [n, n].</summary>
    public static Tensor Eye(int n)
    {
        var result = Zeros(n, n);
        var values = result.AsSpan();
        for (var i = 0; i < n; i++)
            values[i * n + i] = 1;
        return result;
    }

    /// <summary>The integers 0, 1, …, end − 1.</summary>
    public static Tensor Arange(float end) => Arange(0, end);

    /// <summary>start, start + step, … up to but without <paramref name="end"/>; downwards where the step is negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Arange(float start, float end, float step = 1)
    {
        if (step == 0)
            throw new ArgumentOutOfRangeException(nameof(step), Messages.StepOfZero());

        var result = Empty([Math.Max(0, (int)Math.Ceiling(((double)end - start) / step))]);
        var values = result.AsSpan();
        for (var i = 0; i < values.Length; i++)
            values[i] = start + i * step;
        return result;
    }

    /// <summary>Uniform random numbers of [0, 1). The same seed gives the same numbers.</summary>
    public static Tensor Rand(Random random, params Shape shape)
    {
        ArgumentNullException.ThrowIfNull(random);
        var result = Empty(shape);
        foreach (ref var value in result.AsSpan())
            value = random.NextSingle();
        return result;
    }

    /// <summary>Random numbers of mean 0 and variance 1, normally distributed. The same seed gives the same numbers.</summary>
    public static Tensor Randn(Random random, params Shape shape)
    {
        ArgumentNullException.ThrowIfNull(random);
        var result = Empty(shape);
        var values = result.AsSpan();
        for (var i = 0; i < values.Length; i += 2)
        {
            // Box & Muller 1958: a point of the plane by its angle and its distance from the centre gives two numbers.
            var distance = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            values[i] = (float)(distance * cos);
            if (i + 1 < values.Length)
                values[i + 1] = (float)(distance * sin);
        }
        return result;
    }
}
