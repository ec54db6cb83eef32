namespace Cahier.Tensors;

/// <summary>
/// What a tensor is in the graph: what it was computed from, and the gradient on its way. By itself a leaf, an input or a parameter,
/// whose gradient stays; the result of an operation has a <see cref="Node{TState}"/>.
/// </summary>
internal class Node
{
    private Tensor[] _inputs = [];
    private int _inputCount;

    /// <summary>What the tensor was computed from.</summary>
    public ReadOnlySpan<Tensor> Inputs => _inputs.AsSpan(0, _inputCount);

    /// <summary>The method that computed the tensor, as the compiler names it; null for leaves.</summary>
    public string? Operation { get; private set; }

    /// <summary>What the reader calls the tensor.</summary>
    public string? Name { get; set; }

    /// <summary>Whether gradients are computed for the tensor.</summary>
    public bool RequiresGrad { get; set; }

    /// <summary>∂L/∂(the tensor), as far as it is known; null: nothing has come yet.</summary>
    public Tensor? Gradient { get; set; }

    /// <summary>The call of a backward function that left the gradient here, which may still give it to others; 0: made here.</summary>
    public long GradientPass { get; set; }

    /// <summary>ZeroGrad was called: the buffer is there, its numbers count as zeros.</summary>
    public bool GradientIsStale { get; set; }

    /// <summary>Whether RetainGrad was called.</summary>
    public bool Retains { get; set; }

    /// <summary>A copy of the gradient for the reader, when <see cref="Retains"/>.</summary>
    public Tensor? Retained { get; set; }

    /// <summary>The last walk through the graph that came by here.</summary>
    public long Walk { get; set; }

    /// <summary>The next node whose tensor lies in the same memory, a view.</summary>
    public Node? Next { get; set; }

    /// <summary>Whether the gradient stays here, rather than going on to what the tensor was computed from.</summary>
    public bool IsLeaf { get; protected init; } = true;

    /// <summary>Adds to the gradients of the inputs, given the tensor's.</summary>
    public virtual void Backward(Tensor gradient)
    {
    }

    /// <summary>Forgets everything: the tensor has ended.</summary>
    public virtual void Release()
    {
        _inputs.AsSpan(0, _inputCount).Clear();
        (_inputCount, Operation, Name) = (0, null, null);
        (Gradient, GradientPass, GradientIsStale, Retains, Retained, Walk, Next) = (null, 0, false, false, null, 0, null);
    }

    /// <summary>Remembers how the tensor was computed.</summary>
    protected void Remember(ReadOnlySpan<Tensor?> inputs, string operation)
    {
        if (_inputs.Length < inputs.Length)
            _inputs = new Tensor[inputs.Length];
        foreach (var input in inputs)
        {
            if (input is not null)
                _inputs[_inputCount++] = input;
        }
        (Operation, RequiresGrad) = (operation, true);
    }
}

/// <summary>The node of a result: knows how its gradient goes on. Those of ended scopes are used again.</summary>
/// <typeparam name="TState">What the backward function needs.</typeparam>
internal sealed class Node<TState> : Node
{
    private const int MostKept = 1 << 12;

    private static readonly Stack<Node<TState>> _free = [];

    private TState? _state;
    private Action<TState, Tensor>? _backward;

    private Node() => IsLeaf = false;

    /// <summary>A node for a result that lies in this memory.</summary>
    public static Node Of(
        Storage storage, ReadOnlySpan<Tensor?> inputs, TState state, Action<TState, Tensor> backward, string operation)
    {
        // A result that looks at memory of another scope, or of none, may end long before that: its node is left to the garbage collector.
        var ends = storage.Scope is { } scope && scope == DisposeScope.Current;
        Node<TState>? node = null;
        if (ends)
        {
            lock (_free)
                _free.TryPop(out node);
        }
        node ??= new Node<TState>();
        (node._state, node._backward) = (state, backward);
        node.Remember(inputs, operation);
        if (ends)
            storage.Add(node);
        return node;
    }

    public override void Backward(Tensor gradient) => _backward!(_state!, gradient);

    public override void Release()
    {
        base.Release();
        (_state, _backward) = (default, null);
        lock (_free)
        {
            if (_free.Count < MostKept)
                _free.Push(this);
        }
    }
}
