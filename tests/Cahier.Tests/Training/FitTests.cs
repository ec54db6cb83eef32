using Cahier.Data;
using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Training;

namespace Cahier.Tests.Training;

public class FitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_epoch_passes_over_every_batch_and_says_where_it_is()
    {
        var model = new Weight();
        var steps = new List<TrainingStep>();
        var seen = new List<int>();

        var epochs = model.Trainer().Fit(
            3, Batches.OfRows(10, size: 4, seed: 1), batch =>
            {
                Assert.True(model.Training);
                seen.AddRange(batch);
                return model.Value * batch.Length;
            },
            afterStep: steps.Add, cancellation: Cancellation);

        Assert.Equal(Enumerable.Range(1, 9), steps.Select(step => step.Step));
        Assert.All(steps, step => Assert.Equal(9, step.Steps));
        foreach (var epoch in seen.Chunk(10))
            Assert.Equal(Enumerable.Range(0, 10), epoch.Order());
        Assert.Equal([1, 2, 3], epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(steps.Take(3).Average(step => step.Loss), epochs[0].TrainingLoss, tolerance: 1e-6f);
        Assert.All(epochs, epoch => Assert.True(epoch is { ValidationLoss: null, IsBest: false, Epochs: 3 }));
        Assert.Equal(TimeSpan.Zero, epochs[2].Remaining);
        Assert.Equal(epochs[0].Elapsed * 2, epochs[0].Remaining);
        Assert.False(model.Training);
    }

    [Fact]
    public void Patience_ends_the_training_and_the_best_weights_come_back()
    {
        var model = new Weight();
        float[] losses = [5, 3, 4, 3, 3.5f, 1];
        var weights = new List<float>();
        var validations = 0;

        var epochs = model.Trainer().Fit(
            6, [0, 0], _ => model.Value,
            validation: () =>
            {
                Assert.False(model.Training);
                Assert.False((model.Value * 2).RequiresGrad);
                return Tensor.Scalar(losses[validations++]);
            },
            patience: 2,
            afterEpoch: _ =>
            {
                weights.Add(model.Value.Item());
                model.Steps.AsSpan()[0]++;
            },
            cancellation: Cancellation);

        // Two epochs no better than 3 are borne, the third ends it.
        Assert.Equal([true, true, false, false, false], epochs.Select(epoch => epoch.IsBest));
        Assert.Equal(losses[..5], epochs.Select(epoch => epoch.ValidationLoss!.Value));
        Assert.Equal(weights[1], model.Value.Item());
        Assert.NotEqual(weights[4], model.Value.Item());
        Assert.Equal(1, model.Steps.Item());        // buffers come back too
    }

    [Fact]
    public void A_validation_loss_that_is_no_number_is_never_the_best()
    {
        var model = new Weight();
        float[] losses = [float.NaN, 2, float.NaN, 1];
        var validations = 0;
        var epochs = model.Trainer().Fit(
            4, [0], _ => model.Value, validation: () => Tensor.Scalar(losses[validations++]), patience: 3, cancellation: Cancellation);
        Assert.Equal([false, true, false, true], epochs.Select(epoch => epoch.IsBest));
    }

    [Fact]
    public void Without_patience_the_last_weights_stay()
    {
        var model = new Weight();
        var validations = 0;
        model.Trainer().Fit(3, [0], _ => model.Value, validation: () => Tensor.Scalar(validations++), cancellation: Cancellation);
        Assert.Equal(3, validations);
        Assert.Equal(1 - 3 * 0.1f, model.Value.Item(), tolerance: 1e-6f);
    }

    [Fact]
    public void Gradients_are_clipped_between_backward_and_step()
    {
        var byNorm = new Weight();
        var norms = new List<float?>();
        new Trainer(byNorm, new Sgd(byNorm.Parameters(), 1)) { ClipNorm = 0.5f }.Run(
            1, () => byNorm.Value * 40, step => norms.Add(step.GradientNorm), Cancellation);
        Assert.Equal(1 - 0.5f, byNorm.Value.Item(), tolerance: 1e-6f);
        Assert.Equal([40], norms);

        var byValue = new Weight();
        new Trainer(byValue, new Sgd(byValue.Parameters(), 1)) { ClipValue = 0.25f }.Run(
            1, () => byValue.Value * -40, step => Assert.Null(step.GradientNorm), Cancellation);
        Assert.Equal(1 + 0.25f, byValue.Value.Item(), tolerance: 1e-6f);
    }

    [Fact]
    public void A_cancelled_training_stops_after_its_step_and_keeps_what_it_learned()
    {
        var model = new Weight();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => model.Trainer().Fit(
            5, [0, 0, 0], _ => model.Value,
            afterStep: step =>
            {
                if (step.Step == 4)
                    stop.Cancel();
            },
            cancellation: stop.Token));
        Assert.Equal(1 - 4 * 0.1f, model.Value.Item(), tolerance: 1e-6f);
        Assert.False(model.Training);
    }

    [Fact]
    public void The_schedule_runs_on_through_the_epochs()
    {
        var model = new Weight();
        var rates = new List<float>();
        new Trainer(model, new Sgd(model.Parameters(), 1), new StepSchedule(1, every: 2, factor: 0.5f)).Fit(
            3, [0, 0], _ => model.Value, afterStep: step => rates.Add(step.LearningRate), cancellation: Cancellation);
        Assert.Equal([1, 1, 0.5f, 0.5f, 0.25f, 0.25f], rates);
    }

    [Fact]
    public void What_cannot_be_trained_is_refused_with_a_message()
    {
        var trainer = new Weight().Trainer();
        Says("no batch", () => trainer.Fit(1, Batches.OfRows(0, 4, 1), _ => Tensor.Scalar(0), cancellation: Cancellation));
        Says("Give validation", () => trainer.Fit(1, [0], _ => Tensor.Scalar(0), patience: 1, cancellation: Cancellation));

        static void Says(string part, Action act) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    /// <summary>A single learned number, at first 1, and a buffer.</summary>
    private sealed class Weight : Module
    {
        public Weight()
        {
            Value = Register("value", Tensor.Scalar(1));
            Steps = RegisterBuffer("steps", Tensor.Scalar(0));
        }

        public Tensor Value { get; }

        public Tensor Steps { get; }

        public Trainer Trainer() => new(this, new Sgd(Parameters(), 0.1f));
    }
}
