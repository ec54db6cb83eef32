using Cahier.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>A text that beam search considered.</summary>
/// <param name="Ids">The tokens written, the end included if it was reached.</param>
/// <param name="LogProbabilities">ln P of each token after those before it.</param>
/// <param name="Score">Their sum divided by the length penalty: what hypotheses are compared by.</param>
public sealed record Hypothesis(IReadOnlyList<int> Ids, IReadOnlyList<double> LogProbabilities, double Score)
{
    /// <summary>ln P(text | beginning)</summary>
    public double LogProbability => LogProbabilities.Sum();
}

/// <summary>
/// Looking for the likeliest text, of which the likeliest next token is not always the beginning: the best few beginnings are continued
/// side by side (Sutskever et al. 2014, section 3.2).
/// </summary>
public static class BeamSearch
{
    /// <summary>Continues a text by the likeliest ways that a beam finds.</summary>
    /// <param name="model">Any model that writes token by token.</param>
    /// <param name="prompt">The beginning, one token at least.</param>
    /// <param name="length">The most tokens to write.</param>
    /// <param name="width">How many beginnings are kept; 1 is greedy.</param>
    /// <param name="end">The token that closes a text, if there is one.</param>
    /// <param name="lengthPenalty">
    /// α: sums of logarithms favour short texts, so they are divided by ((5 + length)/6)^α (Wu et al. 2016, eq. 14); 0 does not.
    /// </param>
    /// <param name="cache">Whether the model remembers what it has computed: the same texts, faster.</param>
    /// <param name="cancellation">Stops between two tokens.</param>
    /// <returns>The best texts found, at most <paramref name="width"/>, the best first.</returns>
    /// <exception cref="ArgumentException">There is nothing to begin with, or no beam.</exception>
    public static IReadOnlyList<Hypothesis> Search(
        IAutoregressive model, IReadOnlyList<int> prompt, int length, int width, int? end = null, double lengthPenalty = 0,
        bool cache = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompt);
        Bounds.AtLeast(length, 0);
        Bounds.AtLeast(width, 1);
        if (prompt.Count == 0)
            throw new ArgumentException(Messages.NothingToContinue(nameof(BeamSearch)), nameof(prompt));

        double Penalty(int written) => Math.Pow((5.0 + written) / 6, lengthPenalty);
        var texts = model.Begin(1, cache);
        var read = new int[1, prompt.Count];
        for (var t = 0; t < prompt.Count; t++)
            read[0, t] = prompt[t];
        List<Hypothesis> beam = [new([], [], 0)];
        var ended = new List<Hypothesis>();
        for (var step = 1; step <= length && beam.Count > 0; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = Tensor.NewDisposeScope();
            var logits = texts.Read(read);                                              // [hypotheses, V]
            var best = beam
                .SelectMany((hypothesis, b) => LogProbabilities(logits.Row(b, model.Vocabulary))
                    .Select((logP, id) => (From: b, Id: id, LogP: logP, Sum: hypothesis.LogProbability + logP)))
                .OrderByDescending(candidate => candidate.Sum)
                .Take(width)
                .ToList();
            var continued = best.Where(candidate => candidate.Id != end).ToList();
            Hypothesis Extended((int From, int Id, double LogP, double Sum) c) => new(
                [.. beam[c.From].Ids, c.Id], [.. beam[c.From].LogProbabilities, c.LogP], c.Sum / Penalty(step));
            ended.AddRange(best.Where(candidate => candidate.Id == end).Select(Extended));
            beam = [.. continued.Select(Extended)];

            // No text can gain by going on but by its penalty: when even that is not enough, the search is over.
            ended = [.. ended.OrderByDescending(hypothesis => hypothesis.Score).Take(width)];
            if (beam.Count == 0 || (ended.Count == width && beam[0].LogProbability / Penalty(length) <= ended[^1].Score))
                return ended;

            texts.Select([.. continued.Select(candidate => candidate.From)]);
            read = new int[beam.Count, 1];
            for (var b = 0; b < beam.Count; b++)
                read[b, 0] = beam[b].Ids[^1];
        }
        return [.. ended.Concat(beam).OrderByDescending(hypothesis => hypothesis.Score).Take(width)];
    }

    private static double[] LogProbabilities(ReadOnlySpan<float> logits)
    {
        var all = new double[logits.Length];
        var sum = Generator.LogOfSum(logits);
        for (var id = 0; id < all.Length; id++)
            all[id] = logits[id] - sum;
        return all;
    }
}
