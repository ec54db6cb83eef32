using Cahier.Nn;
using Cahier.Optim;
using Cahier.Tensors;

namespace Cahier.Bench.Cases;

/// <summary>A step of Vaswani et al.'s base model on three short sentences: 44 million parameters, 33 words.</summary>
internal sealed class Vaswani : ICases
{
    private const int Length = 11, Batch = 3, Words = 29;

    public IEnumerable<Case> All() => [new("vaswani", Step) { Least = 1.2, IsTraining = true }];

    private static Action Step()
    {
        var random = new Random(0);
        var block = new BlockOptions { Dropout = 0 };
        var (source, target) = (new Embedding(Words, block.Width, random), new Embedding(Words, block.Width, random));
        var positions = new LearnedPositions(Length, block.Width, random);
        var encoder = new TransformerEncoder(block, 6, finalNorm: true, random);
        var decoder = new TransformerDecoder(block, 6, finalNorm: true, random);
        var head = new Linear(block.Width, Words, random);
        Module[] modules = [source, target, positions, encoder, decoder, head];
        var optimizer = new Adam(modules.SelectMany(module => module.Parameters()), learningRate: 1e-4f);
        var causal = Mask.Causal(Length);
        int[,] Sentences() => TrainingStep.Ids(random, Batch, Length, Words);
        var (s, t, y) = (Sentences(), Sentences(), Sentences());
        return TrainingStep.Of(optimizer, () =>
        {
            var memory = encoder.Forward(positions.Forward(source.Forward(s)));
            return Functional.CrossEntropy(head.Forward(decoder.Forward(positions.Forward(target.Forward(t)), memory, causal)), y);
        });
    }
}
