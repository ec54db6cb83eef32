using System.Collections.Concurrent;
using System.ComponentModel;

namespace Cahier.Kernel.Session;

/// <summary>
/// What cells hold by <c>using var x = …;</c> outside of any block: there it lasts until the name is used again in this way, or until the
/// kernel ends. Public for the compiled cells only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeptResources
{
    // What a kernel that is to end waits for.
    private const int LastMilliseconds = 1000;

    private static readonly ConcurrentDictionary<string, object> _kept = new(StringComparer.Ordinal);

    /// <summary>Before a variable gets its value: what it held is given back, for the new value may need the same file.</summary>
    public static void Release(string name)
    {
        if (_kept.TryRemove(name, out var old))
        {
            Dispose(old);
        }
    }

    /// <summary>After it has its value.</summary>
    public static void Keep(string name, object? value)
    {
        if (value is not null)
        {
            _kept[name] = value;
        }
    }

    /// <summary>The kernel ends. Code that fails or hangs now is left alone.</summary>
    internal static void ReleaseAll()
    {
        var last = new Thread(() =>
        {
            foreach (var name in _kept.Keys)
            {
                try
                {
                    Release(name);
                }
#pragma warning disable CA1031 // Nobody is left to tell.
                catch (Exception)
                {
                    continue;
                }
#pragma warning restore CA1031
            }
        })
        { IsBackground = true };
        last.Start();
        last.Join(LastMilliseconds);
    }

    private static void Dispose(object value)
    {
        switch (value)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
        }
    }
}
