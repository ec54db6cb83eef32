using System.Numerics.Tensors;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    private static long _walks;

    [ThreadStatic]
    private static long _pass;          // counts the calls of backward functions; which one is running
    [ThreadStatic]
    private static bool _isWalking;     // a gradient is on its way through a graph

    /// <summary>Whether gradients are computed for this tensor. Set it on inputs and parameters; results inherit it.</summary>
    /// <exception cref="InvalidOperationException">
    /// Set on the result of an operation: use <see cref="Detach"/> or <see cref="NoGrad"/>.
    /// </exception>
    public bool RequiresGrad
    {
        get => _node is { RequiresGrad: true };
        set
        {
            if (!IsLeaf && !value)
                throw new InvalidOperationException(Messages.NotALeaf());
            if (value || _node is not null)
                Placed.RequiresGrad = value;
        }
    }

    /// <summary>
    /// The gradient that <see cref="Backward()"/> left here, of the tensor's own shape; null before. Only inputs and parameters keep
    /// theirs (as in PyTorch), and the results for which <see cref="RetainGrad"/> was called before.
    /// </summary>
    public Tensor? Grad
    {
        get
        {
            if (Graph is not { } node)
                return null;
            if (!node.IsLeaf)
                return node.Retained;

            if (node.GradientIsStale)
            {
                node.Gradient!.AsSpan().Clear();
                node.GradientIsStale = false;
            }
            return node.Gradient;
        }
    }

    /// <summary>Whether numbers made now are on the way of a gradient.</summary>
    internal static bool IsWalking => _isWalking;

    private bool IsLeaf => _node is null or { IsLeaf: true };

    /// <summary>Its node in the graph; null: it has no place there.</summary>
    /// <exception cref="ObjectDisposedException">The scope in which the tensor was made has ended, and the node with it.</exception>
    private Node? Graph => Storage is not null ? _node : null;

    /// <summary>Its node in the graph, now if not before.</summary>
    private Node Placed => Graph ?? (_node = new Node());

    /// <summary>Keeps the gradient of an intermediate result too, to look at it.</summary>
    /// <returns>This tensor.</returns>
    public Tensor RetainGrad()
    {
        Placed.Retains = true;
        return this;
    }

    /// <summary>Sets the gradient back to zeros, keeping its memory.</summary>
    public void ZeroGrad()
    {
        if (Graph is { } node)
            (node.GradientIsStale, node.Retained) = (node.Gradient is not null, null);
    }

    /// <summary>Computes the gradient of this number with respect to every tensor it depends on that requires one.</summary>
    /// <exception cref="InvalidOperationException">
    /// This tensor is not a single number, or does not depend on any that requires a gradient.
    /// </exception>
    public void Backward()
    {
        if (Count != 1)
            throw new InvalidOperationException(Messages.BackwardOfMany(_shape));
        Backward(Full(1, _shape));
    }

    /// <summary>Computes gradients, given the one of this tensor.</summary>
    /// <param name="seed">∂L/∂(this), of this tensor's shape.</param>
    /// <exception cref="ShapeException">The seed has another shape.</exception>
    /// <exception cref="InvalidOperationException">Nothing that this tensor was computed from requires a gradient.</exception>
    public void Backward(Tensor seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Shape.Require(seed, _shape, nameof(Backward), nameof(seed));
        if (!RequiresGrad)
            throw new InvalidOperationException(Messages.NoGradientHere());

        using var _ = NoGrad();
        using var walk = GraphWalk.From(this);
        _pass++;
        _isWalking = true;
        try
        {
            // An earlier walk that was interrupted may have left gradients on their way.
            foreach (var node in walk.Order)
            {
                if (!node.IsLeaf)
                    node.Gradient = null;
            }
            AddGradient(seed);
            for (var i = walk.Order.Count - 1; i >= 0; i--)
                PassGradientOn(walk.Order[i]);
        }
        finally
        {
            _isWalking = false;
        }
    }

    private static void PassGradientOn(Node node)
    {
        if (node.IsLeaf || node.Gradient is not { } gradient)
            return;

        node.Gradient = null;
        if (node.Retains)
        {
            gradient.Storage.TakeAsGradient();
            node.Retained = node.Retained is null ? gradient : node.Retained + gradient;
        }
        _pass++;
        node.Backward(gradient);
        gradient.Storage.LeaveAsGradient();
    }

    /// <summary>
    /// Adds to the gradient of this tensor, if it requires one. Where the tensor was broadcast, the copies' gradients add up.
    /// </summary>
    /// <param name="gradient">
    /// ∂L/∂(this), of this shape or of one this shape was broadcast to. Not written to afterwards by the caller.
    /// </param>
    internal void AddGradient(Tensor gradient)
    {
        if (!RequiresGrad)
            return;

        if (gradient._shape == _shape && Placed is { IsLeaf: false, Gradient: null } node)
        {
            // Most results are used once: nothing to add, nothing to copy.
            (node.Gradient, node.GradientPass) = (gradient, _pass);
            gradient.Storage.TakeAsGradient();
            return;
        }

        var total = GradientBuffer(out var add);
        if (add)
            TensorPrimitives.Add(total.AsSpan(), gradient.SumTo(_shape).AsSpan(), total.AsSpan());
        else
            gradient.SumTo(total);
    }

    /// <summary>Where to write the gradient of this tensor directly, for operations that compute large ones.</summary>
    /// <param name="add">True: add to what is there. False: overwrite all of it.</param>
    internal Tensor GradientBuffer(out bool add)
    {
        var node = Placed;
        add = node.Gradient is not null && !node.GradientIsStale;
        if (node.Gradient is not { } gradient)
        {
            // The gradient of an input or a parameter lives as long as that, whatever scope this is computed in.
            gradient = IsLeaf ? new(Storage.Rent(Count, Storage.Scope), 0, _shape) : Empty(_shape);
            gradient.Storage.TakeAsGradient();
        }
        else if (!node.IsLeaf && node.GradientPass != 0 && (node.GradientPass == _pass || !gradient.Storage.IsGradientOfOne))
        {
            // Somebody else reads it too.
            var shared = gradient;
            gradient = Empty(_shape);
            gradient.Storage.TakeAsGradient();
            shared.AsSpan().CopyTo(gradient.AsSpan());
            shared.Storage.LeaveAsGradient();
        }
        (node.Gradient, node.GradientPass, node.GradientIsStale) = (gradient, 0, false);
        return gradient;
    }
}
