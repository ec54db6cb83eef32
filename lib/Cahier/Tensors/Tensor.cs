using Cahier.Display;

namespace Cahier.Tensors;

/// <summary>
/// Numbers on a grid of any rank, and the memory of how they were computed: after <see cref="Backward()"/> on a result, the tensors
/// it came from know their gradients. 32-bit floats, row after row (the last axis is contiguous).
/// </summary>
/// <remarks>
/// In shapes, B is batch, T time, S source position, D model width, H heads, K the width of a head, V vocabulary.
/// Each operation stands in its own file of the folder Operations, its forward and its backward together.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed partial class Tensor : IHtml
{
    private readonly Storage _storage;
    private readonly int _lease;            // of the storage: it may be another tensor's by now
    private readonly int _offset;
    private readonly Shape _shape;
    private Node? _node;                    // in the graph, when it has a place there

    private Tensor(Storage storage, int offset, Shape shape)
    {
        (_storage, _lease) = (storage, storage.Lease);
        _offset = offset;
        _shape = shape;
    }

    /// <exception cref="ObjectDisposedException">The scope in which the tensor was made has ended.</exception>
    internal Storage Storage =>
        _lease == _storage.Lease ? _storage : throw new ObjectDisposedException(nameof(Tensor), Messages.ScopeEnded());

    /// <summary>The lengths of the axes, outermost first.</summary>
    public Shape Shape => _shape;

    /// <summary>How many axes there are.</summary>
    public int Rank => _shape.Rank;

    /// <summary>How many numbers there are.</summary>
    public int Count => _shape.Count;

    /// <summary>The length of an axis; negative axes count from the end.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int Dim(int axis) => _shape[axis];

    /// <summary>The numbers themselves, row after row: writing here changes the tensor and all its views.</summary>
    /// <exception cref="ObjectDisposedException">The scope in which the tensor was made has ended.</exception>
    public Span<float> AsSpan() => Storage.Values.AsSpan(_offset, Count);

    /// <summary>One of the rows of this width that follow each other in memory.</summary>
    internal Span<float> Row(int row, int width) => Storage.Values.AsSpan(_offset + row * width, width);

    /// <summary>The same numbers without the memory of how they were computed: gradients stop here.</summary>
    public Tensor Detach() => new(Storage, _offset, _shape);

    /// <summary>The same numbers under another shape of equal count, sharing memory, without gradient.</summary>
    internal Tensor View(int offset, Shape shape) => new(Storage, _offset + offset, shape);

    /// <summary>Begins a stretch of work whose tensors give their memory back at its end.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>
    /// Lets this tensor live on after the scope that it belongs to, until the end of the scope around it, if there is one.
    /// </summary>
    /// <returns>This tensor.</returns>
    /// <exception cref="ObjectDisposedException">The scope has already ended.</exception>
    public Tensor MoveToOuterScope() => Storage.Scope?.Keep(this) ?? this;

    /// <summary>Lets this tensor and its gradient live on after a scope.</summary>
    internal void Outlive(DisposeScope scope)
    {
        Storage.Outlive(scope);
        _node?.Gradient?.Storage.Outlive(scope);
        _node?.Retained?.Storage.Outlive(scope);
    }

    /// <summary>Lets this tensor and its gradient live on after all scopes: it belongs to a model.</summary>
    /// <returns>This tensor.</returns>
    internal Tensor OutliveAll()
    {
        Storage.OutliveAll();
        _node?.Gradient?.Storage.OutliveAll();
        return this;
    }

    /// <summary>A tensor whose numbers are yet to be written.</summary>
    /// <exception cref="ShapeException">A length is negative.</exception>
    internal static Tensor Empty(Shape shape)
    {
        shape.RequireNoNegative();
        return new(Storage.Rent(shape.Count, DisposeScope.Current), 0, shape);
    }
}
