using Cahier.Display;
using Cahier.Plots.Attention;
using Cahier.Tensors;

namespace Cahier.Plots;

/// <summary>
/// Self-attention a step at a time: formula, line of code, numbers and heat map advance together, from X to the output. The steps are
/// chosen with the mouse or the arrow keys, without any script; where styles are taken away all of them stand under one another.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class AttentionSteps : IHtml
{
    private const int MostTokens = 20;
    private const int MostWidth = 32;

    private AttentionSteps(AttentionNumbers numbers, string[]? tokens, int focus, string? title)
    {
        Numbers = numbers;
        Tokens = tokens;
        Focus = focus;
        Title = title;
    }

    internal AttentionNumbers Numbers { get; }

    internal string[]? Tokens { get; }

    /// <summary>The position whose row is followed.</summary>
    internal int Focus { get; }

    internal string? Title { get; }

    /// <summary>The steps of softmax(X·Wq·(X·Wk)ᵀ/√K)·X·Wv (Vaswani et al. 2017, eq. 1). A position is a row.</summary>
    /// <param name="x">[T, D], at most 20 positions.</param>
    /// <param name="wq">[D, H·K], at most 32 wide.</param>
    /// <param name="wk">[D, H·K]</param>
    /// <param name="wv">[D, H·Kv]</param>
    /// <param name="tokens">The T words.</param>
    /// <param name="mask">What may be looked at, broadcast to [H, T, T].</param>
    /// <param name="heads">H, the columns of a head lying side by side.</param>
    /// <param name="wo">[H·Kv, D], what mixes the heads in the end.</param>
    /// <param name="focus">
    /// The position that is followed through all steps, one number of which is worked out in each; the second without it.
    /// </param>
    /// <param name="title">Above the figure.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or are too large to be read number by number.</exception>
    /// <exception cref="ArgumentException">Not one token a position, or no such position.</exception>
    public static AttentionSteps Of(
        Tensor x,
        Tensor wq,
        Tensor wk,
        Tensor wv,
        IEnumerable<string>? tokens = null,
        Mask? mask = null,
        int heads = 1,
        Tensor? wo = null,
        int? focus = null,
        string? title = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Shape.RequireExactRank(x, 2, nameof(AttentionSteps), nameof(x));
        Shape.RequireExactRank(wq, 2, nameof(AttentionSteps), nameof(wq));
        Shape.RequireExactRank(wv, 2, nameof(AttentionSteps), nameof(wv));
        int length = x.Dim(0), width = x.Dim(1);
        Shape.Require(wq, [width, wq.Dim(1)], nameof(AttentionSteps), nameof(wq));
        Shape.Require(wk, [width, wq.Dim(1)], nameof(AttentionSteps), nameof(wk));
        Shape.Require(wv, [width, wv.Dim(1)], nameof(AttentionSteps), nameof(wv));
        if (heads < 1 || wq.Dim(1) % heads != 0 || wv.Dim(1) % heads != 0)
            throw new ShapeException(Messages.HeadsDoNotDivide(wq.Shape, wv.Shape, heads));
        if (wo is not null)
            Shape.Require(wo, [wv.Dim(1), wo.Dim(-1)], nameof(AttentionSteps), nameof(wo));
        mask?.RequireOver([1, heads, length, length], nameof(AttentionSteps));
        int widest = new[] { width, wq.Dim(1), wv.Dim(1), wo?.Dim(1) ?? 0 }.Max();
        if (length is 0 or > MostTokens || widest > MostWidth)
            throw new ShapeException(Messages.TooLargeForSteps(length, MostTokens, widest, MostWidth));
        Labels words = tokens?.ToArray();
        if (words.Given && words.Texts.Length != length)
            throw new ArgumentException(Messages.TokensOfSteps(words.Texts.Length, length), nameof(tokens));
        int followed = focus ?? Math.Min(1, length - 1);
        if (followed < 0 || followed >= length)
            throw new ArgumentOutOfRangeException(nameof(focus), Messages.NoSuchPosition(followed, length));

        return new AttentionSteps(
            new AttentionNumbers(x, wq, wk, wv, mask, heads, wo is null ? (Cells?)null : wo),
            words.Given ? words.Texts : null, followed, title);
    }

    /// <inheritdoc/>
    public string ToHtml() => AttentionStepsHtml.Write(this, FigureId.Next());

    /// <summary>The steps in lines of text, with the number that each works out.</summary>
    public override string ToString() => string.Join('\n', AttentionScript.Of(this)
        .Select(step => $"{step.Code}  // {step.Title}{Wording.Colon}{step.Number}").Prepend(Title).OfType<string>());
}
