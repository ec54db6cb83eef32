using Cahier.Tensors;

namespace Cahier.Tests;

/// <summary>Runs something on a number of cores, and goes back to the number before. That is the process's: such tests run alone.</summary>
internal static class OnCores
{
    public static T Run<T>(int cores, Func<T> act)
    {
        var before = Threads.Count;
        try
        {
            Threads.Count = cores;
            return act();
        }
        finally
        {
            Threads.Count = before;
        }
    }
}
