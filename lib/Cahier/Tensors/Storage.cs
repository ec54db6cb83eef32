namespace Cahier.Tensors;

/// <summary>The numbers behind one tensor and all its views. Ends with its scope, when it has one.</summary>
internal sealed class Storage
{
    private readonly bool _isOfWalk;    // made while a gradient was on its way
    private float[]? _values;
    private int _gradients;             // how many tensors have it for their gradient

    private Storage(float[] values, DisposeScope? scope)
    {
        _values = values;
        _isOfWalk = Tensor.IsWalking;
        Scope = scope;
        scope?.Add(this);
    }

    /// <summary>The scope that takes the numbers back, or null: the garbage collector does.</summary>
    public DisposeScope? Scope { get; private set; }

    public float[] Values => _values ?? throw new ObjectDisposedException(nameof(Tensor), Messages.ScopeEnded());

    /// <summary>Unset numbers that live as long as a scope; without one, as long as something refers to them.</summary>
    public static Storage Rent(int count, DisposeScope? scope) =>
        scope is null ? new(GC.AllocateUninitializedArray<float>(count), null) : new(BufferPool.Rent(count), scope);

    /// <summary>Goes over to the scope around the given one, if it would end with that or before.</summary>
    public void Outlive(DisposeScope scope)
    {
        _ = Values;     // what has already ended cannot be kept
        if (Scope is null || !Scope.IsWithin(scope))
            return;

        Scope = scope.Outer;
        Scope?.Add(this);
    }

    /// <summary>Leaves all scopes: from now on the garbage collector takes the numbers back.</summary>
    public void OutliveAll() => Scope = null;

    /// <summary>Made on the way of a gradient and the gradient of one tensor only.</summary>
    public bool IsGradientOfOne => _isOfWalk && _gradients == 1;

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

    /// <summary>Gives the numbers back to the pool.</summary>
    public void Release()
    {
        if (_values is not null)
            BufferPool.Return(_values);
        _values = null;
    }
}
