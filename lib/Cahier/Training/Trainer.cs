using System.Diagnostics;
using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Training;

/// <summary>The loop that all trainings share: loss, gradients, step.</summary>
/// <param name="model">What learns.</param>
/// <param name="optimizer">How its parameters move.</param>
/// <param name="schedule">The learning rate at each step; the optimizer's own if none is given.</param>
public sealed class Trainer(Module model, Optimizer optimizer, Schedule? schedule = null)
{
    /// <summary>Takes a number of steps, then leaves the model ready for use.</summary>
    /// <remarks>Tensors made during a step give their memory back at its end: the next step uses it again.</remarks>
    /// <param name="steps">How many.</param>
    /// <param name="loss">Draws a batch and computes its loss, a scalar.</param>
    /// <param name="afterStep">Told after each step; a good place to draw the loss curve from time to time.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="OperationCanceledException">The training was stopped; the model keeps what it has learned.</exception>
    public void Run(int steps, Func<Tensor> loss, Action<TrainingStep>? afterStep = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        model.Train();
        var clock = Stopwatch.StartNew();
        try
        {
            for (var step = 1; step <= steps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                var value = Step(step, loss);
                afterStep?.Invoke(new(step, steps, value, optimizer.LearningRate, clock.Elapsed));
            }
        }
        finally
        {
            model.Eval();
        }
    }

    private float Step(int step, Func<Tensor> loss)
    {
        using var scope = Tensor.NewDisposeScope();
        optimizer.LearningRate = schedule?.At(step) ?? optimizer.LearningRate;
        optimizer.ZeroGrad();
        var value = loss();
        value.Backward();
        optimizer.Step();
        return value.Item();
    }
}
