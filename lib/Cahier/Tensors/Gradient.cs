using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    private static readonly AsyncLocal<bool> _noGradient = new();
    private static long _walks;

    [ThreadStatic]
    private static long _pass;          // counts the calls of backward functions; which one is running
    [ThreadStatic]
    private static bool _isWalking;     // a gradient is on its way through a graph

    // The graph: what this tensor was computed from, and how a gradient of it reaches those.
    private Tensor[] _inputs = [];
    private Action<Tensor>? _backward;

    private Tensor? _gradient;
    private long _gradientPass;         // the call that left it here, which may still give it to others; 0: made here
    private bool _gradientIsStale;      // ZeroGrad was called: the buffer is there, its numbers count as zeros
    private Tensor? _retained;          // a copy for the reader, when RetainGrad was called
    private bool _retains;
    private bool _requiresGrad;

    /// <summary>Whether gradients are computed for this tensor. Set it on inputs and parameters; results inherit it.</summary>
    /// <exception cref="InvalidOperationException">
    /// Set on the result of an operation: use <see cref="Detach"/> or <see cref="NoGrad"/>.
    /// </exception>
    public bool RequiresGrad
    {
        get => _requiresGrad;
        set
        {
            if (_backward is not null && !value)
                throw new InvalidOperationException(Messages.NotALeaf());
            _requiresGrad = value;
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
            if (!IsLeaf)
                return _retained;

            if (_gradientIsStale)
            {
                _gradient!.AsSpan().Clear();
                _gradientIsStale = false;
            }
            return _gradient;
        }
    }

    private bool IsLeaf => _backward is null;

    /// <summary>Whether numbers made now are on the way of a gradient.</summary>
    internal static bool IsWalking => _isWalking;

    /// <summary>Nobody else reads what is in the gradient: it may be written to.</summary>
    private bool GradientIsOurs => _gradientPass == 0 || (_gradientPass != _pass && _gradient!.Storage.IsGradientOfOne);

    /// <summary>Keeps the gradient of an intermediate result too, to look at it.</summary>
    /// <returns>This tensor.</returns>
    public Tensor RetainGrad()
    {
        _retains = true;
        return this;
    }

    /// <summary>Sets the gradient back to zeros, keeping its memory.</summary>
    public void ZeroGrad()
    {
        _gradientIsStale = _gradient is not null;
        _retained = null;
    }

    /// <summary>While the returned object is not disposed, operations remember nothing: <c>using (Tensor.NoGrad()) { … }</c>.</summary>
    public static IDisposable NoGrad() => new NoGradScope();

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
            foreach (var tensor in walk.Order)
            {
                if (!tensor.IsLeaf)
                    tensor._gradient = null;
            }
            AddGradient(seed);
            for (var i = walk.Order.Count - 1; i >= 0; i--)
                walk.Order[i].PassGradientOn();
        }
        finally
        {
            _isWalking = false;
        }
    }

    private void PassGradientOn()
    {
        if (_backward is null || _gradient is null)
            return;

        var gradient = _gradient;
        _gradient = null;
        if (_retains)
        {
            gradient.Storage.TakeAsGradient();
            _retained = _retained is null ? gradient : _retained + gradient;
        }
        _pass++;
        _backward(gradient);
        gradient.Storage.LeaveAsGradient();
    }

    /// <summary>Declares how a gradient of <paramref name="output"/> reaches its inputs.</summary>
    /// <param name="output">The freshly computed result.</param>
    /// <param name="inputs">What it was computed from.</param>
    /// <param name="backward">Given ∂L/∂output, adds to the gradients of the inputs; runs without recording.</param>
    /// <param name="operation">What the drawing of the graph calls it; the method that calls, without it.</param>
    /// <returns>The output.</returns>
    internal static Tensor Result(
        Tensor output, ReadOnlySpan<Tensor> inputs, Action<Tensor> backward, [CallerMemberName] string operation = "")
    {
        if (IsRecorded(inputs))
        {
            output._inputs = inputs.ToArray();
            output._backward = backward;
            output._operation = operation;
            output._requiresGrad = true;
        }
        return output;
    }

    /// <summary>Whether <see cref="Result"/> of these inputs would remember how it was computed.</summary>
    internal static bool IsRecorded(ReadOnlySpan<Tensor> inputs)
    {
        if (_noGradient.Value)
            return false;
        foreach (var input in inputs)
        {
            if (input._requiresGrad)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Adds to the gradient of this tensor, if it requires one. Where the tensor was broadcast, the copies' gradients add up.
    /// </summary>
    /// <param name="gradient">
    /// ∂L/∂(this), of this shape or of one this shape was broadcast to. Not written to afterwards by the caller.
    /// </param>
    internal void AddGradient(Tensor gradient)
    {
        if (!_requiresGrad)
            return;

        gradient = gradient.SumTo(_shape);
        if (_gradient is null && !IsLeaf)
        {
            _gradient = gradient;       // most results are used once: nothing to add, nothing to copy
            _gradientPass = _pass;
            gradient.Storage.TakeAsGradient();
            return;
        }

        var total = GradientBuffer(out var add);
        if (add)
            TensorPrimitives.Add(total.AsSpan(), gradient.AsSpan(), total.AsSpan());
        else
            gradient.AsSpan().CopyTo(total.AsSpan());
    }

    /// <summary>Where to write the gradient of this tensor directly, for operations that compute large ones.</summary>
    /// <param name="add">True: add to what is there. False: overwrite all of it.</param>
    internal Tensor GradientBuffer(out bool add)
    {
        add = _gradient is not null && !_gradientIsStale;
        if (_gradient is null)
        {
            // The gradient of an input or a parameter lives as long as that, whatever scope this is computed in.
            _gradient = IsLeaf ? new(Storage.Rent(Count, Storage.Scope), 0, _shape) : Empty(_shape);
            _gradient.Storage.TakeAsGradient();
        }
        else if (!IsLeaf && !GradientIsOurs)
        {
            var shared = _gradient;
            _gradient = Empty(_shape);
            _gradient.Storage.TakeAsGradient();
            shared.AsSpan().CopyTo(_gradient.AsSpan());
            shared.Storage.LeaveAsGradient();
        }
        _gradientPass = 0;
        _gradientIsStale = false;
        return _gradient;
    }

    private sealed class NoGradScope : IDisposable
    {
        private readonly bool _before = _noGradient.Value;

        public NoGradScope() => _noGradient.Value = true;

        public void Dispose() => _noGradient.Value = _before;
    }
}
