namespace Cahier.Tensors;

/// <summary>
/// A stretch of work whose tensors end with it: they take their numbers from a pool and give them back when the scope is disposed,
/// so that a training step reuses the memory of the step before. A tensor read after that throws <see cref="ObjectDisposedException"/>.
/// The parameters of a model belong to no scope, wherever it was made; a gradient lives as long as its tensor.
/// </summary>
/// <example><code>
/// using var scope = Tensor.NewDisposeScope();
/// var loss = model.Loss(batch);
/// loss.Backward();
/// optimizer.Step();
/// </code></example>
public sealed class DisposeScope : IDisposable
{
    // Follows the flow of the program rather than the thread: a cell may await inside a scope.
    private static readonly AsyncLocal<DisposeScope?> _current = new();

    private const int LongestKept = 1 << 14;

    // Of a scope that has ended on this thread, for the next one: a training step begins one each time.
    [ThreadStatic]
    private static List<(Storage Storage, int Lease)>? _unused;

    private readonly DisposeScope? _outer;
    private readonly Lock _lock = new();
    private List<(Storage Storage, int Lease)> _storages;
    private bool _ended;

    internal DisposeScope()
    {
        _outer = Current;
        _storages = _unused ?? [];
        _unused = null;
        _current.Value = this;
    }

    /// <summary>The innermost scope in force, if any.</summary>
    internal static DisposeScope? Current => InForce(_current.Value);

    /// <summary>The innermost scope in force around this one, if any.</summary>
    internal DisposeScope? Outer => InForce(_outer);

    /// <summary>
    /// Lets a tensor live on after this scope, and its gradient with it: until the end of the scope around, if there is one.
    /// </summary>
    /// <returns>The same tensor.</returns>
    /// <exception cref="ObjectDisposedException">The tensor's scope has already ended.</exception>
    public Tensor Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        tensor.Outlive(this);
        return tensor;
    }

    /// <summary>Ends the scope: its tensors can no longer be read.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended)
                return;

            _ended = true;
            // Another scope may be in force by now: one begun within this one that has not ended yet.
            if (_current.Value == this)
                _current.Value = _outer;
            foreach (var (storage, lease) in _storages)
            {
                // What has left early, a gradient that has gone on, may have been lent again, even to this scope.
                if (storage.Lease == lease && storage.Scope == this)
                    storage.Release();
            }
            _storages.Clear();
            if (_storages.Capacity <= LongestKept)
                _unused = _storages;
            _storages = [];
        }
    }

    internal void Add(Storage storage)
    {
        lock (_lock)
            _storages.Add((storage, storage.Lease));
    }

    /// <summary>Whether this is the other scope or one begun within it.</summary>
    internal bool IsWithin(DisposeScope other)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope == other)
                return true;
        }
        return false;
    }

    private static DisposeScope? InForce(DisposeScope? scope)
    {
        while (scope is { _ended: true })
            scope = scope._outer;
        return scope;
    }
}
