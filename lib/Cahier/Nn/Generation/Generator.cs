using Cahier.Tensors;

namespace Cahier.Nn.Generation;

/// <summary>Writing with an autoregressive model: a token is chosen, joins the text, and the model says what may follow.</summary>
public static class Generator
{
    /// <summary>Continues a text.</summary>
    /// <param name="model">Any model that writes token by token.</param>
    /// <param name="prompt">The beginning, one token at least.</param>
    /// <param name="length">The most tokens to write.</param>
    /// <param name="sampling">How tokens are chosen; drawn from the model's probabilities as they are, if not given.</param>
    /// <param name="random">Draws; a generator of seed 0 if not given.</param>
    /// <param name="end">The token that closes a text, if there is one.</param>
    /// <param name="cache">Whether the model remembers what it has computed: the same text, faster.</param>
    /// <param name="cancellation">Stops between two tokens.</param>
    public static GeneratedText Generate(
        this IAutoregressive model, IReadOnlyList<int> prompt, int length, Sampling? sampling = null, Random? random = null,
        int? end = null, bool cache = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var row = new int[1, prompt.Count];
        for (var t = 0; t < prompt.Count; t++)
            row[0, t] = prompt[t];
        return model.Generate(row, length, sampling, random, end, cache, cancellation)[0];
    }

    /// <summary>Continues several texts at once.</summary>
    /// <param name="model">Any model that writes token by token.</param>
    /// <param name="prompts">[B, T], the beginnings, one token at least</param>
    /// <param name="length">The most tokens to write.</param>
    /// <param name="sampling">How tokens are chosen; drawn from the model's probabilities as they are, if not given.</param>
    /// <param name="random">Draws; a generator of seed 0 if not given.</param>
    /// <param name="end">The token that closes a text, if there is one.</param>
    /// <param name="cache">Whether the model remembers what it has computed: the same texts, faster.</param>
    /// <param name="cancellation">Stops between two tokens.</param>
    /// <exception cref="ArgumentException">There is nothing to begin with.</exception>
    public static GeneratedText[] Generate(
        this IAutoregressive model, int[,] prompts, int length, Sampling? sampling = null, Random? random = null,
        int? end = null, bool cache = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompts);
        Bounds.AtLeast(length, 0);
        if (prompts.Length == 0)
            throw new ArgumentException(Messages.NothingToContinue(nameof(Generate)), nameof(prompts));

        sampling ??= new Sampling();
        random ??= new Random(0);
        var batch = prompts.GetLength(0);
        List<GeneratedToken>[] written = [.. Enumerable.Range(0, batch).Select(_ => new List<GeneratedToken>())];
        var texts = model.Begin(batch, cache);
        var read = prompts;
        for (var step = 0; step < length && written.Any(text => !Ended(text, end)); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = Tensor.NewDisposeScope();
            var logits = texts.Read(read);                                              // [B, V]
            read = new int[batch, 1];
            for (var b = 0; b < batch; b++)
            {
                var row = logits.Row(b, model.Vocabulary);
                var choices = sampling.Probabilities(row);
                var id = Sampling.Draw(choices, random);
                read[b, 0] = id;
                if (!Ended(written[b], end))
                    written[b].Add(new(id, (float)Math.Exp(LogProbability(row, id)), choices));
            }
        }
        return [.. written.Select(tokens => new GeneratedText(tokens))];
    }

    /// <summary>ln softmax(logits)[id], in double precision.</summary>
    internal static double LogProbability(ReadOnlySpan<float> logits, int id) => logits[id] - LogOfSum(logits);

    /// <summary>ln Σ e^logit, in double precision: what a logit exceeds its log-probability by.</summary>
    internal static double LogOfSum(ReadOnlySpan<float> logits)
    {
        var (largest, sum) = ((double)System.Numerics.Tensors.TensorPrimitives.Max(logits), 0.0);
        foreach (var logit in logits)
            sum += Math.Exp(logit - largest);
        return largest + Math.Log(sum);
    }

    private static bool Ended(List<GeneratedToken> text, int? end) => end is not null && text.Count > 0 && text[^1].Id == end;
}
