using Cahier.Data;
using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;
using Cahier.Text;
using Cahier.Training;

namespace Cahier.Tests.Training;

public class TrainerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_line_is_found_from_its_points()
    {
        var random = new Random(1);
        var model = new Linear(2, 1, random);
        var losses = new List<float>();

        new Trainer(model, new Adam(model.Parameters(), 0.05f)).Run(400, () =>
        {
            var x = Tensor.Randn(random, 32, 2);
            var y = x.MatMul(Tensor.From([3, -2], 2, 1)) + 0.5f;
            return (model.Forward(x) - y).Pow(2).Mean();
        }, step => losses.Add(step.Loss), Cancellation);

        Assert.Equal(400, losses.Count);
        Assert.True(losses[^1] < 1e-4f);
        Assert.Equal(3, model.Weight[0, 0], tolerance: 0.01f);
        Assert.Equal(-2, model.Weight[0, 1], tolerance: 0.01f);
        Assert.Equal(0.5f, model.Bias![0], tolerance: 0.01f);
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_each_step_and_progress_is_told()
    {
        var model = new Linear(1, 1, new Random(1));
        var steps = new List<TrainingStep>();

        new Trainer(model, new Adam(model.Parameters()), new LinearSchedule(0.1f, warmup: 2, steps: 4))
            .Run(4, () => model.Forward(Tensor.Ones(1, 1)).Sum(), steps.Add, Cancellation);

        Assert.Equal([0.05f, 0.1f, 0.05f, 0], steps.Select(step => step.LearningRate));
        Assert.Equal([1, 2, 3, 4], steps.Select(step => step.Step));
        Assert.True(steps[^1].IsLast);
        Assert.Equal(TimeSpan.Zero, steps[^1].Remaining);
        Assert.False(model.Training);
    }

    [Fact]
    public void A_cancelled_training_stops_after_its_step_and_keeps_what_it_learned()
    {
        var model = new Linear(1, 1, new Random(1));
        var before = model.Weight.ToArray();
        using var stop = new CancellationTokenSource();
        var last = 0;

        Assert.Throws<OperationCanceledException>(() => new Trainer(model, new Adam(model.Parameters())).Run(
            100, () => model.Forward(Tensor.Ones(1, 1)).Sum(),
            step =>
            {
                last = step.Step;
                if (last == 3)
                    stop.Cancel();
            },
            stop.Token));

        Assert.Equal(3, last);
        Assert.NotEqual(before, model.Weight.ToArray());
    }

    [Fact]
    public void A_small_transformer_learns_to_translate_numbers_below_one_hundred()
    {
        var task = new NumberTranslation(NumberWords.French, seed: 1);
        var model = new Transformer(new TransformerOptions
        {
            SourceVocabulary = task.SourceVocabulary.Count,
            TargetVocabulary = task.TargetVocabulary.Count,
            Width = 32,
            Heads = 4,
            Layers = 1,
            Hidden = 64,
            Dropout = 0,
            MaxLength = 16,
            Seed = 1,
        });
        var random = new Random(1);
        int[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(100))];
        const int Steps = 200;

        new Trainer(model, new Adam(model.Parameters(), beta2: 0.98f), new LinearSchedule(5e-3f, warmup: 20, Steps)).Run(Steps, () =>
        {
            var batch = task.Batch(Draw(32));
            return Functional.CrossEntropy(model.Forward(batch.Source, batch.Target), batch.Expected, ignoreIndex: Vocabulary.Padding);
        }, cancellation: Cancellation);

        int[] all = [.. Enumerable.Range(0, 100)];
        var translations = model.GreedyDecode(task.Batch(all).Source, Vocabulary.Start, Vocabulary.End, maxLength: 4);
        Assert.InRange(task.ExactMatch(all, translations), 0.95, 1);
    }
}
