using Cahier.Nn.Generation;
using Cahier.Tensors;

namespace Cahier.Tests.Nn.Generation;

/// <summary>A model whose next token depends on the last two only, by a table drawn at random: all its texts can be listed.</summary>
internal sealed class MarkovChain(int vocabulary, int seed, float spread = 1)
{
    private readonly Tensor _table = Tensor.Randn(new Random(seed), vocabulary + 1, vocabulary, vocabulary) * spread;

    public IAutoregressive Model => new Rereading(vocabulary, ids => Tensor.Stack(
        [.. Enumerable.Range(0, ids.GetLength(0)).Select(b => Tensor.Stack([.. Enumerable.Range(0, ids.GetLength(1)).Select(t => After(ids, b, t))]))]));

    private Tensor After(int[,] ids, int b, int t) => _table[t > 0 ? ids[b, t - 1] : vocabulary, ids[b, t], ..];

    /// <summary>All texts of at most so many tokens that end with the end or with the length, likeliest first.</summary>
    public IEnumerable<(int[] Ids, double LogP)> Texts(int first, int length, int end)
    {
        return Continued([first], 0).OrderByDescending(text => text.LogP);

        IEnumerable<(int[] Ids, double LogP)> Continued(int[] text, double logP)
        {
            if (text.Length > length || (text.Length > 1 && text[^1] == end))
                return [(text[1..], logP)];
            var logits = _table[text.Length > 1 ? text[^2] : vocabulary, text[^1], ..].ToArray();
            var sum = Math.Log(logits.Sum(logit => Math.Exp(logit)));
            return logits.SelectMany((logit, id) => Continued([.. text, id], logP + logit - sum));
        }
    }
}
