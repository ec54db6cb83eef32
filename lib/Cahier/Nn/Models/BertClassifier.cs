using Cahier.Tensors;

namespace Cahier.Nn.Models;

/// <summary>What BERT is for once it has read much: few labelled texts make a classifier of it (Devlin et al. 2019, section 4.1).</summary>
public sealed class BertClassifier : Module
{
    private readonly Bert _bert;
    private readonly Dropout _dropout;
    private readonly Linear _output;

    /// <summary>A linear map to the classes on top of a model.</summary>
    /// <param name="bert">The model, which learns on.</param>
    /// <param name="classes">The number of classes.</param>
    public BertClassifier(Bert bert, int classes = 2)
    {
        ArgumentNullException.ThrowIfNull(bert);
        _bert = Register("bert", bert);
        _dropout = Register("dropout", new Dropout(bert.Options.Dropout, bert.Generator));
        _output = Register("output", new Linear(bert.Options.Width, classes, bert.Generator));
        Initialization.SmallNormal(_output, bert.Generator);
    }

    /// <summary>For each text, how well each class fits.</summary>
    /// <param name="ids">[B, T] token numbers, the first of each text standing for the whole</param>
    /// <param name="segments">[B, T]</param>
    /// <returns>[B, classes] logits</returns>
    public Tensor Forward(int[,] ids, int[,]? segments = null) => _output.Forward(_dropout.Forward(_bert.Pool(_bert.Forward(ids, segments))));

    /// <summary>The mean cross entropy of the classes.</summary>
    /// <param name="ids">[B, T] token numbers</param>
    /// <param name="classes">The class of each text.</param>
    /// <param name="segments">[B, T]</param>
    /// <returns>A number, []</returns>
    public Tensor Loss(int[,] ids, int[] classes, int[,]? segments = null) => Functional.CrossEntropy(Forward(ids, segments), classes);
}
