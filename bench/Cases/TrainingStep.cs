using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>What every training case repeats.</summary>
internal static class TrainingStep
{
    /// <summary>Loss, gradients, step, in memory that the next one uses again.</summary>
    public static Action Of(Optimizer optimizer, Func<Tensor> loss) => () =>
    {
        using var scope = Tensor.NewDisposeScope();
        optimizer.ZeroGrad();
        loss().Backward();
        optimizer.Step();
    };

    public static int[,] Ids(Random random, int rows, int columns, int below)
    {
        var ids = new int[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                ids[i, j] = random.Next(below);
        }
        return ids;
    }
}
