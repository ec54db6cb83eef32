namespace Cahier.Tensors;

/// <summary>The numbers behind one tensor and all its views. Ends with its scope, when it has one.</summary>
internal sealed class Storage
{
    private float[]? _values;

    private Storage(float[] values, DisposeScope? scope)
    {
        _values = values;
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

    /// <summary>Gives the numbers back to the pool.</summary>
    public void Release()
    {
        BufferPool.Return(Values);
        _values = null;
    }
}
