using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Cahier.Host.Courses;
using Cahier.Host.Notebooks;
using Cahier.Host.Server.Contents;
using Cahier.Kernel.Client;

namespace Cahier.Host.Server.Kernels;

/// <summary>The kernels that this server started; they end with it.</summary>
internal sealed class KernelRegistry(ContentsStore contents, ServerSettings settings) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RunningKernel> _kernels = new(StringComparer.Ordinal);
    private int _count;

    public IEnumerable<RunningKernel> All => _kernels.Values;

    public RunningKernel? Find(string id) => _kernels.GetValueOrDefault(id);

    /// <summary>Starts a kernel for the notebook at <paramref name="path"/>, in its folder and its language.</summary>
    /// <param name="name">One of <see cref="KernelSpecs.Names"/>.</param>
    /// <param name="path">The notebook, for clients that name it.</param>
    /// <param name="environment">What a gateway's client passes on: variables, of which those of Jupyter's convention are taken.</param>
    /// <exception cref="ApiException">There are too many already.</exception>
    public async Task<RunningKernel> StartAsync(string? name, string? path, JsonObject? environment = null)
    {
        if (Interlocked.Increment(ref _count) > settings.MostKernels)
        {
            Interlocked.Decrement(ref _count);
            throw new ApiException(
                StatusCodes.Status503ServiceUnavailable,
                $"{settings.MostKernels} kernels run already: shut one down first, by closing its notebook or by DELETE /api/kernels/ID.");
        }

        try
        {
            var notebook = NotebookPath.Of(path ?? "", contents);
            var variables = GatewayVariables(environment);
            var folder = variables.GetValueOrDefault("KERNEL_WORKING_DIR") is { } named && Directory.Exists(named) ? named : contents.WorkingFolder(notebook);
            var start = new KernelStart { WorkingDirectory = folder, Language = LanguageOf(notebook, folder), MemoryLimit = settings.MemoryLimit, Environment = variables };
            var kernel = await RunningKernel.StartAsync(string.IsNullOrEmpty(name) ? KernelSpecs.Names[0] : name, start);
            _kernels[kernel.Id] = kernel;
            return kernel;
        }
        catch
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    /// <returns>False when there is no such kernel.</returns>
    public async Task<bool> EndAsync(string id)
    {
        if (!_kernels.TryRemove(id, out var kernel))
            return false;
        await kernel.DisposeAsync();
        Interlocked.Decrement(ref _count);
        return true;
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_kernels.Keys.Select(EndAsync));

    // The convention of Jupyter's gateways: only these pass, so that no client changes what the process itself is started with.
    private static Dictionary<string, string?> GatewayVariables(JsonObject? environment) =>
        (environment ?? []).Where(variable => variable.Key.StartsWith("KERNEL_", StringComparison.Ordinal))
            .Select(variable => (variable.Key, Value: environment.Text(variable.Key)))
            .Where(variable => variable.Value is not null && !variable.Key.Contains('=', StringComparison.Ordinal) && !(variable.Key + variable.Value).Contains('\0', StringComparison.Ordinal))
            .ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);

    /// <summary>What the notebook says of itself, else its folder, else the machine's language.</summary>
    private string LanguageOf(string path, string folder)
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

        return CourseFolder.Languages.FirstOrDefault(language => path.Split('/').Append(Path.GetFileName(folder)).Contains(language)) ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    }
}
