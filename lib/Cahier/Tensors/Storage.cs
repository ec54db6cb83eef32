namespace Cahier.Tensors;

/// <summary>
/// The numbers behind one tensor and all its views. They end with their scope, when they have one, and others use the same memory after
/// them: the lease tells whose it is now.
/// </summary>
internal sealed class Storage
{
    private bool _isOfWalk;     // made while a gradient was on its way
    private int _gradients;     // how many tensors have it for their gradient
    private Node? _nodes;       // of the results that lie here, one after the other: they end with the numbers

    private Storage(float[] values) => Values = values;

    public float[] Values { get; }

    /// <summary>Counts the uses. A tensor remembers its own: when this is another one, its numbers are gone.</summary>
    public int Lease { get; private set; }

    /// <summary>The scope that takes the numbers back, or null: the garbage collector does.</summary>
    public DisposeScope? Scope { get; private set; }

    /// <summary>Made on the way of a gradient and the gradient of one tensor only.</summary>
    public bool IsGradientOfOne => _isOfWalk && _gradients == 1;

    /// <summary>Unset numbers that live as long as a scope; without one, as long as something refers to them.</summary>
    public static Storage Rent(int count, DisposeScope? scope)
    {
        var storage = scope is null ? OfLength(count) : StoragePool.Rent(count);
        storage._isOfWalk = Tensor.IsWalking;
        storage.Scope = scope;
        scope?.Add(storage);
        return storage;
    }

    /// <summary>Numbers that nobody had before.</summary>
    public static Storage OfLength(int count) => new(GC.AllocateUninitializedArray<float>(count));

    /// <summary>Goes over to the scope around the given one, if it would end with that or before.</summary>
    public void Outlive(DisposeScope scope)
    {
        if (Scope is null || !Scope.IsWithin(scope))
            return;

        if (scope.Outer is { } outer)
        {
            Scope = outer;
            outer.Add(this);
        }
        else
        {
            OutliveAll();
        }
    }

    /// <summary>Leaves all scopes: from now on the garbage collector takes the numbers back, and the nodes.</summary>
    public void OutliveAll() => (Scope, _nodes) = (null, null);

    /// <summary>One more node that is to end with the numbers.</summary>
    public void Add(Node node)
    {
        node.Next = _nodes;
        _nodes = node;
    }

    /// <summary>One more tensor has it for its gradient.</summary>
    public void TakeAsGradient() => _gradients++;

    /// <summary>
    /// One tensor less has it for its gradient. After the last one, what was made on the way is read by nobody: the next gradient
    /// uses the memory again while it is still in the cache.
    /// </summary>
    public void LeaveAsGradient()
    {
        if (--_gradients == 0 && _isOfWalk && Scope is not null)
            Release();
    }

    /// <summary>Ends the lease and gives the memory back to the pool.</summary>
    public void Release()
    {
        while (_nodes is { } node)
        {
            _nodes = node.Next;
            node.Release();
        }
        Lease++;
        Scope = null;
        _gradients = 0;
        StoragePool.Return(this);
    }
}
