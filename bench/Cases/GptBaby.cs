using Cahier.Nn;
using Cahier.Nn.Models;
using Cahier.Optim;

namespace Cahier.Bench.Cases;

/// <summary>A step of a small GPT on characters: 4 layers of 4 heads, 128 wide, 64 characters, a batch of 12, no biases, AdamW.</summary>
internal sealed class GptBaby : ICases
{
    private const int Length = 64, Batch = 12, Characters = 65;

    public IEnumerable<Case> All() => [new("gpt-baby", Step) { Least = 1.2, IsTraining = true }];

    public static Action Step()
    {
        var random = new Random(0);
        var model = new Gpt(new GptOptions
        {
            Vocabulary = Characters,
            MaxLength = Length,
            Width = 128,
            Hidden = 512,
            Heads = 4,
            Layers = 4,
            Activation = Activation.Gelu,
            Bias = false,
            NormBias = false,
            Dropout = 0,
            AttentionDropout = 0,
        });
        var optimizer = new AdamW(model.Parameters(), learningRate: 1e-3f, beta2: 0.99f, weightDecay: 0.1f);
        int[,] Text() => TrainingStep.Ids(random, Batch, Length, Characters);
        var (x, y) = (Text(), Text());
        return TrainingStep.Of(optimizer, () => model.Loss(x, y));
    }
}
