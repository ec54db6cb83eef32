using Cahier.Tensors;
using Cahier.Tests.DoubleReference;
using static Cahier.Tests.DoubleReference.Slopes;

namespace Cahier.Tests.Tensors;

public sealed class FunctionalAgainstDoublesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 5, 7)]
    [InlineData(3, 17, 13)]
    public void Linear(int rows, int inputs, int outputs)
    {
        Compare(
            x => Functional.Linear(x[0], x[1], x[2]),
            x => Doubles.MatMul(x[0], x[1].Transpose(0, 1)) + x[2],
            [Numbers(1, rows, inputs), Numbers(2, outputs, inputs), Numbers(3, outputs)]);
        Compare(
            x => Functional.Linear(x[0], x[1]),
            x => Doubles.MatMul(x[0], x[1].Transpose(0, 1)),
            [Numbers(1, 2, rows, inputs), Numbers(2, outputs, inputs)]);
    }
}
