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
    /// <summary>The length to which gradients are shortened, <see cref="Clip.Norm"/>; null: they are not.</summary>
    public float? ClipNorm { get; init; }

    /// <summary>What every number of the gradients is cut to, <see cref="Clip.Value"/>; null: they are not.</summary>
    public float? ClipValue { get; init; }

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
        Bounds.AtLeast(steps, 0);
        var clock = Stopwatch.StartNew();
        model.Train();
        try
        {
            for (var step = 1; step <= steps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                var (value, norm) = Step(step, loss);
                afterStep?.Invoke(new(step, steps, value, optimizer.LearningRate, clock.Elapsed, norm));
            }
        }
        finally
        {
            model.Eval();
        }
    }

    /// <summary>
    /// Passes several times over the same batches, then leaves the model ready for use. With a validation loss and patience it stops
    /// when that no longer falls, and goes back to the parameters that were best (early stopping).
    /// </summary>
    /// <param name="epochs">How many passes at most.</param>
    /// <param name="batches">One pass, such as <see cref="Data.Batches{T}"/>, which shuffles anew each time.</param>
    /// <param name="loss">The loss on a batch, a scalar.</param>
    /// <param name="validation">The loss on examples that are not learned, computed after each epoch without gradients or dropout.</param>
    /// <param name="patience">How many epochs without a lower validation loss are borne: one more ends the training. Null: all.</param>
    /// <param name="afterStep">Told after each step.</param>
    /// <param name="afterEpoch">Told after each epoch; a good place to draw both losses.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <returns>The epochs done.</returns>
    /// <exception cref="ArgumentException">There is no batch, or patience but nothing to be patient about.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped; the model keeps what it has learned.</exception>
    public IReadOnlyList<TrainingEpoch> Fit<TBatch>(
        int epochs, IReadOnlyCollection<TBatch> batches, Func<TBatch, Tensor> loss, Func<Tensor>? validation = null, int? patience = null,
        Action<TrainingStep>? afterStep = null, Action<TrainingEpoch>? afterEpoch = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(loss);
        Bounds.AtLeast(epochs, 0);
        Bounds.AtLeast(patience ?? 0, 0, nameof(patience));
        if (batches.Count == 0)
            throw new ArgumentException(Messages.NoBatches(), nameof(batches));
        if (patience is not null && validation is null)
            throw new ArgumentException(Messages.PatienceWithoutValidation(), nameof(validation));

        var best = patience is null ? null : new BestWeights(model);
        var lowest = float.PositiveInfinity;
        var (done, steps, step) = (new List<TrainingEpoch>(), epochs * batches.Count, 0);
        var clock = Stopwatch.StartNew();
        while (done.Count < epochs && !(patience < SinceBest(done)))
        {
            model.Train();
            var sum = 0.0;
            try
            {
                foreach (var batch in batches)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (value, norm) = Step(++step, () => loss(batch));
                    sum += value;
                    afterStep?.Invoke(new(step, steps, value, optimizer.LearningRate, clock.Elapsed, norm));
                }
            }
            finally
            {
                model.Eval();
            }

            var validationLoss = Measure(validation);
            var isBest = validationLoss < lowest;
            if (isBest)
            {
                lowest = validationLoss!.Value;
                best?.Remember();
            }
            done.Add(new(done.Count + 1, epochs, (float)(sum / batches.Count), validationLoss, isBest, clock.Elapsed));
            afterEpoch?.Invoke(done[^1]);
        }
        best?.Restore();
        return done;
    }

    private (float Loss, float? GradientNorm) Step(int step, Func<Tensor> loss)
    {
        using var scope = Tensor.NewDisposeScope();
        optimizer.LearningRate = schedule?.At(step) ?? optimizer.LearningRate;
        optimizer.ZeroGrad();
        var value = loss();
        value.Backward();
        if (ClipValue is { } limit)
            Clip.Value(optimizer.Parameters, limit);
        float? norm = ClipNorm is { } max ? Clip.Norm(optimizer.Parameters, max) : null;
        optimizer.Step();
        return (value.Item(), norm);
    }

    private static float? Measure(Func<Tensor>? loss)
    {
        using var scope = Tensor.NewDisposeScope();
        using var noGradient = Tensor.NoGrad();
        return loss?.Invoke().Item();
    }

    /// <summary>How many epochs ago the validation loss was lowest.</summary>
    private static int SinceBest(List<TrainingEpoch> done) => done.Count - 1 - done.FindLastIndex(epoch => epoch.IsBest);
}
