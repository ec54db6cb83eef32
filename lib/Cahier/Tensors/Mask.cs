using Cahier.Display;

namespace Cahier.Tensors;

/// <summary>
/// Truth values on a grid. For attention, true = may be looked at, and the mask broadcasts against scores [B, H, T, S] from the right;
/// a comparison such as <c>x > 0</c> is true where it holds.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class Mask : IHtml
{
    private readonly bool[] _visible;

    private Mask(bool[] visible, Shape shape)
    {
        _visible = visible;
        Shape = shape;
    }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>Whether one position may be looked at.</summary>
    /// <exception cref="ShapeException">Not one index an axis.</exception>
    /// <exception cref="IndexException">An index is outside its axis.</exception>
    public bool this[params ReadOnlySpan<int> index] => _visible[Shape.Position(index)];

    /// <summary>No position sees a later one: [T, T], true on and below the diagonal.</summary>
    /// <exception cref="ShapeException">The length is negative.</exception>
    public static Mask Causal(int length)
    {
        Shape shape = [length, length];
        shape.RequireNoNegative();
        var visible = new bool[shape.Count];
        for (var row = 0; row < length; row++)
            visible.AsSpan(row * length, row + 1).Fill(true);
        return new Mask(visible, shape);
    }

    /// <summary>The same for positions that others come before: [T, S + T], the last T rows of Causal(S + T).</summary>
    /// <param name="length">T</param>
    /// <param name="before">S</param>
    /// <exception cref="ShapeException">A length is negative.</exception>
    public static Mask Causal(int length, int before)
    {
        Shape shape = [length, before + length];
        shape.RequireNoNegative();
        var visible = new bool[shape.Count];
        for (var row = 0; row < length; row++)
            visible.AsSpan(row * (before + length), before + row + 1).Fill(true);
        return new Mask(visible, shape);
    }

    /// <summary>No position sees the padding that fills short sequences up: [B, 1, 1, before + S].</summary>
    /// <param name="ids">[B, S]</param>
    /// <param name="padding">The id of the padding.</param>
    /// <param name="before">So many visible positions, such as a class token's, come before.</param>
    public static Mask Padding(int[,] ids, int padding, int before = 0)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Bounds.AtLeast(before, 0);
        var (batch, length) = (ids.GetLength(0), before + ids.GetLength(1));
        var visible = new bool[batch * length];
        for (var b = 0; b < batch; b++)
        {
            for (var s = 0; s < length; s++)
                visible[b * length + s] = s < before || ids[b, s - before] != padding;
        }
        return new Mask(visible, [batch, 1, 1, length]);
    }

    /// <summary>A mask of these truth values, copied.</summary>
    /// <exception cref="ShapeException">The shape holds another count of values.</exception>
    public static Mask From(bool[] visible, params Shape shape)
    {
        ArgumentNullException.ThrowIfNull(visible);
        if (shape.Rank == 0)
            shape = [visible.Length];
        shape.RequireNoNegative();
        return shape.Count == visible.Length
            ? new Mask([.. visible], shape)
            : throw new ShapeException(Messages.WrongCount(nameof(From), visible.Length, shape));
    }

    /// <summary>The same mask under another shape of equal count: <see cref="Padding"/> as [B, S] or [B, 1, S].</summary>
    /// <exception cref="ShapeException">The shape holds another count of values.</exception>
    public Mask Reshape(params Shape shape)
    {
        shape.RequireNoNegative();
        return shape.Count == _visible.Length
            ? new Mask(_visible, shape)
            : throw new ShapeException(Messages.CannotReshape(Shape, shape));
    }

    /// <summary>A mask of these truth values, which are its own from now on.</summary>
    internal static Mask Of(bool[] truth, Shape shape) => new(truth, shape);

    /// <summary>Visible where both are, broadcasting: [T, T] &amp; [B, 1, 1, T] is [B, 1, T, T].</summary>
    /// <exception cref="ShapeException">The shapes cannot be broadcast together.</exception>
    public static Mask operator &(Mask a, Mask b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var broadcast = Broadcast.Of(a.Shape, b.Shape, "&", stackalloc int[Broadcast.Room(a.Shape, b.Shape)]);
        var visible = new bool[broadcast.Shape.Count];
        var done = 0;
        foreach (var (left, right) in broadcast)
        {
            for (var i = 0; i < broadcast.Run; i++)
                visible[done++] = a._visible[left + i * broadcast.LeftStep] && b._visible[right + i * broadcast.RightStep];
        }
        return new Mask(visible, broadcast.Shape);
    }

    /// <summary>Visible where both are, broadcasting.</summary>
    public static Mask BitwiseAnd(Mask left, Mask right) => left & right;

    /// <summary>1 where something may be looked at, 0 where not: for a heatmap.</summary>
    public Tensor ToTensor() => Tensor.From(Array.ConvertAll(_visible, visible => visible ? 1f : 0f), Shape);

    /// <summary>The shape, and 1 where something may be looked at, 0 where not.</summary>
    public override string ToString() => $"{nameof(Mask)} {Shape}\n{ToTensor()}";

    /// <summary>The same as a small table.</summary>
    public string ToHtml() => ToTensor().ToHtml(nameof(Mask));

    internal ReadOnlySpan<bool> AsSpan() => _visible;

    /// <summary>The truth values for every position of a shape, repeated along axes that are missing or have length 1.</summary>
    /// <exception cref="ShapeException">The mask cannot be broadcast to the shape.</exception>
    internal bool[] Repeated(Shape shape, string operation)
    {
        RequireOver(shape, operation);
        var visible = new bool[shape.Count];
        var broadcast = Broadcast.Of(shape, Shape, operation, stackalloc int[Broadcast.Room(shape, Shape)]);
        foreach (var (start, from) in broadcast)
        {
            for (var i = 0; i < broadcast.Run; i++)
                visible[start + i] = _visible[from + i * broadcast.RightStep];
        }
        return visible;
    }

    /// <summary>Asserts that this can be broadcast to scores, on behalf of an operation.</summary>
    /// <exception cref="ShapeException">It cannot.</exception>
    internal void RequireOver(Shape scores, string operation) => StepsOver(scores, operation, stackalloc int[scores.Rank]);

    /// <summary>How far to go in the mask for a step along each axis of scores: 0 where the mask is repeated.</summary>
    /// <exception cref="ShapeException">The mask cannot be broadcast to the scores.</exception>
    internal void StepsOver(Shape scores, string operation, Span<int> steps)
    {
        steps.Clear();
        var step = 1;
        for (var i = 1; i <= Shape.Rank; i++)
        {
            var length = Shape[-i];
            if (i > scores.Rank || (length != 1 && length != scores[-i]))
                throw new ShapeException(Messages.MaskDoesNotFit(operation, Shape, scores));
            steps[^i] = length == 1 ? 0 : step;
            step *= length;
        }
    }
}
