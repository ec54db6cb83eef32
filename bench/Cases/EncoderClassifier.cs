using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>A step of an encoder that classifies texts: 3 layers, one head, 100 wide, 200 words, a batch of 16.</summary>
internal sealed class EncoderClassifier : ICases
{
    private const int Length = 200, Batch = 16, Words = 5000, Classes = 2;

    public IEnumerable<Case> All() => [new("encoder-clf", Step) { Least = 1, IsTraining = true }];

    private static Action Step()
    {
        var random = new Random(0);
        var block = new BlockOptions { Width = 100, Heads = 1, Hidden = 500, Dropout = 0 };
        var embedding = new Embedding(Words, block.Width, random);
        var positions = new LearnedPositions(Length, block.Width, random);
        var encoder = new TransformerEncoder(block, 3, finalNorm: false, random);
        var head = new Linear(block.Width, Classes, random);
        Module[] modules = [embedding, positions, encoder, head];
        var optimizer = new Adam(modules.SelectMany(module => module.Parameters()));
        var x = TrainingStep.Ids(random, Batch, Length, Words);
        int[] y = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(Classes))];
        return TrainingStep.Of(optimizer, () =>
            Functional.CrossEntropy(head.Forward(encoder.Forward(positions.Forward(embedding.Forward(x))).Mean(1)), y));
    }
}
