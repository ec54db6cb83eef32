using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Cahier.Tensors;

public sealed partial class Tensor
{
    private static readonly AsyncLocal<bool> _noGradient = new();
    private static long _walks;

    // The graph: what this tensor was computed from, and how a gradient of it reaches those.
    private Tensor[] _inputs = [];
    private Action<Tensor>? _backward;

    private Tensor? _gradient;
    private bool _gradientIsOurs;       // else it is also somebody else's: copy before writing
    private bool _gradientIsStale;      // ZeroGrad was called: the buffer is there, its numbers count as zeros
    private Tensor? _retained;          // a copy for the reader, when RetainGrad was called
    private bool _retains;
    private bool _requiresGrad;
    private long _walk;                 // the last walk through the graph that came by here

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
        var order = InputsFirst();
        // An earlier walk that was interrupted may have left gradients on their way.
        foreach (var tensor in order)
        {
            if (!tensor.IsLeaf)
                tensor._gradient = null;
        }
        AddGradient(seed);
        for (var i = order.Count - 1; i >= 0; i--)
            order[i].PassGradientOn();
    }

    private void PassGradientOn()
    {
        if (_backward is null || _gradient is null)
            return;

        var gradient = _gradient;
        _gradient = null;
        _gradientIsOurs = false;
        if (_retains)
            _retained = _retained is null ? gradient : _retained + gradient;
        _backward(gradient);
    }

    /// <summary>Everything this tensor was computed from, inputs before results. A loop, for graphs deeper than the stack.</summary>
    private List<Tensor> InputsFirst()
    {
        var walk = Interlocked.Increment(ref _walks);
        var order = new List<Tensor>();
        var path = new Stack<(Tensor Tensor, int Next)>();
        path.Push((this, 0));
        _walk = walk;
        while (path.TryPop(out var step))
        {
            if (step.Next == step.Tensor._inputs.Length)
            {
                order.Add(step.Tensor);
                continue;
            }

            path.Push(step with { Next = step.Next + 1 });
            var input = step.Tensor._inputs[step.Next];
            if (input._walk != walk && input._requiresGrad)
            {
                input._walk = walk;
                path.Push((input, 0));
            }
        }
        return order;
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
        if (_noGradient.Value)
            return output;

        foreach (var input in inputs)
        {
            if (!input._requiresGrad)
                continue;
            output._inputs = inputs.ToArray();
            output._backward = backward;
            output._operation = operation;
            output._requiresGrad = true;
            break;
        }
        return output;
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
            _gradientIsOurs = false;
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
        }
        else if (!_gradientIsOurs && !IsLeaf)
        {
            var shared = _gradient;
            _gradient = Empty(_shape);
            shared.AsSpan().CopyTo(_gradient.AsSpan());
        }
        _gradientIsOurs = true;
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
