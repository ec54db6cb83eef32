using System.Numerics;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>Any sequence of numbers as doubles, copied: a figure does not change when its data do.</summary>
internal static class Numbers
{
    public static double[] From<T>(IEnumerable<T> values) where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return values switch
        {
            double[] doubles => [.. doubles],
            float[] floats => Array.ConvertAll(floats, value => (double)value),
            _ => [.. values.Select(double.CreateSaturating)],
        };
    }

    /// <summary>All numbers of a tensor, in the order of its rows.</summary>
    public static double[] From(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var floats = tensor.AsSpan();
        var values = new double[floats.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = floats[i];
        return values;
    }

    /// <summary>The numbers of a tensor that is a list: no more than one axis longer than 1.</summary>
    public static double[] List(Tensor tensor, string chart, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        int longer = 0;
        for (int axis = 0; axis < tensor.Rank; axis++)
            longer += tensor.Dim(axis) == 1 ? 0 : 1;
        return longer <= 1 ? From(tensor) : throw new ShapeException(Messages.NotAList(chart, name, tensor.Shape));
    }

    /// <summary>0, 1, …, count − 1.</summary>
    public static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    public static void RequireSameLength(int x, int y, string what)
    {
        if (x != y)
            throw new ArgumentException(Messages.LengthsDiffer(what, x, y));
    }
}
