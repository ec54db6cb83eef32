using System.Collections.Concurrent;
using System.Globalization;
using Cahier.Host.Notebooks;
using Cahier.Host.Server.Contents;
using Cahier.Kernel.Client;

namespace Cahier.Host.Server.Kernels;

/// <summary>The kernels that this server started; they end with it.</summary>
internal sealed class KernelRegistry(ContentsStore contents) : IAsyncDisposable
{
    /// <summary>The names that a client may ask for; the second is the one in the notebooks' metadata.</summary>
    public static readonly IReadOnlyList<string> Names = ["cahier", ".net-csharp"];

    private readonly ConcurrentDictionary<string, RunningKernel> _kernels = new(StringComparer.Ordinal);

    public IEnumerable<RunningKernel> All => _kernels.Values;

    public RunningKernel? Find(string id) => _kernels.GetValueOrDefault(id);

    /// <summary>Starts a kernel for the notebook at <paramref name="path"/>, in its folder and its language.</summary>
    public async Task<RunningKernel> StartAsync(string? name, string? path)
    {
        var start = new KernelStart
        {
            WorkingDirectory = contents.WorkingFolder(path ?? ""),
            Language = LanguageOf(path ?? ""),
        };
        var kernel = await RunningKernel.StartAsync(name ?? Names[0], start);
        _kernels[kernel.Id] = kernel;
        return kernel;
    }

    /// <returns>False when there is no such kernel.</returns>
    public async Task<bool> EndAsync(string id)
    {
        if (!_kernels.TryRemove(id, out var kernel))
            return false;
        await kernel.DisposeAsync();
        return true;
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_kernels.Keys.Select(EndAsync));

    /// <summary>What the notebook says of itself, else its folder, else the machine's language.</summary>
    private string LanguageOf(string path)
    {
        try
        {
            if (contents.Find(path) is { IsNotebook: true } entry && NotebookFile.Read(entry.File.FullName).Lesson.Language is { } language)
                return language;
        }
        catch (NotebookException)
        {
            // A broken notebook can still have a kernel; its page says what is wrong with it.
        }

        return path.Split('/').FirstOrDefault(segment => segment is "fr" or "en") ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    }
}
