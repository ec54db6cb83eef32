namespace Cahier.Tensors;

/// <summary>The numbers behind one tensor and all its views. Ends with its scope, when it has one.</summary>
internal sealed class Storage
{
    private float[]? _values;

    private Storage(float[] values, DisposeScope? scope)
    {
        _values = values;
        Scope = scope;
    }

    /// <summary>The scope that takes the numbers back, or null: the garbage collector does.</summary>
    public DisposeScope? Scope { get; set; }

    public float[] Values => _values ?? throw new ObjectDisposedException(nameof(Tensor), Messages.ScopeEnded());

    public static Storage Of(float[] values) => new(values, scope: null);

    /// <summary>Unset numbers that outlive every scope: parameters, their gradients.</summary>
    public static Storage Lasting(int count) => new(GC.AllocateUninitializedArray<float>(count), scope: null);

    /// <summary>Unset numbers that belong to the scope in force, if any.</summary>
    public static Storage Rent(int count)
    {
        if (DisposeScope.Current is not { } scope)
            return Lasting(count);

        var storage = new Storage(BufferPool.Rent(count), scope);
        scope.Add(storage);
        return storage;
    }

    public void Release()
    {
        BufferPool.Return(Values);
        _values = null;
    }
}
