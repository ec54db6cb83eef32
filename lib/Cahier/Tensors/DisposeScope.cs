namespace Cahier.Tensors;

/// <summary>
/// A stretch of work whose tensors end with it: they take their numbers from a pool and give them back when the scope is disposed,
/// so that a training step reuses the memory of the step before. A tensor read after that throws <see cref="ObjectDisposedException"/>.
/// Gradients of tensors from outside the scope (parameters) live on.
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

    private readonly DisposeScope? _outer;
    private readonly List<Storage> _storages = [];
    private bool _ended;

    internal DisposeScope()
    {
        _outer = _current.Value;
        _current.Value = this;
    }

    internal static DisposeScope? Current => _current.Value is { _ended: false } scope ? scope : null;

    /// <summary>Lets a tensor live on after this scope: until the end of the scope around it, if there is one.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Storage.Scope != this)
            return tensor;

        tensor.Storage.Scope = _outer;
        _outer?.Add(tensor.Storage);
        return tensor;
    }

    /// <summary>Ends the scope: its tensors can no longer be read.</summary>
    public void Dispose()
    {
        if (_ended)
            return;

        _ended = true;
        _current.Value = _outer;
        foreach (var storage in _storages)
        {
            if (storage.Scope == this)
                storage.Release();
        }
        _storages.Clear();
    }

    internal void Add(Storage storage)
    {
        lock (_storages)
            _storages.Add(storage);
    }
}
