using System.Globalization;
using Cahier.Kernel.Code;
using Cahier.Kernel.Directives;
using Cahier.Kernel.Display;
using Cahier.Kernel.Output;
using Cahier.Kernel.Texts;

namespace Cahier.Kernel.Session;

/// <summary>A notebook's running state: its cells, one after the other, and what they left. Knows of no protocol.</summary>
internal sealed class CellSession : IDisposable
{
    private readonly string _folder;
    private readonly Action _stuck;
    private readonly ShadowCopies _copies = new();
    private readonly Task<CellCompiler> _compiler;
    private readonly Lazy<CodeAnalyst> _analyst;
    private readonly Lock _gate = new();
    private NotebookLanguage _language;
    private CellThread? _running;
    private readonly DirectiveRunner _directives;
    private CancellationTokenSource? _cancelling;

    /// <param name="folder">Where relative paths start.</param>
    /// <param name="language">Until a cell chooses one.</param>
    /// <param name="stuck">Called when an interrupted cell does not stop; the process has to end.</param>
    /// <exception cref="NoCompilerException">There is no SDK.</exception>
    public CellSession(string folder, NotebookLanguage language, Action stuck)
    {
        _folder = folder;
        _language = language;
        _stuck = stuck;
        SdkCompiler.Install();
        _directives = new DirectiveRunner(folder, () => _language, () => Compiler, RunCSharp);
        _compiler = Task.Factory.StartNew(StartCompiler, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _analyst = new(() => new CodeAnalyst(Compiler, _copies, _folder));
    }

    /// <summary>The language of the last cell that ran, in which the reader is spoken to.</summary>
    public NotebookLanguage Language => _language;

    /// <summary>The compiler, when it is warm.</summary>
    public CellCompiler Compiler => _compiler.GetAwaiter().GetResult();

    /// <summary>Ends when the compiler is warm.</summary>
    public Task CompilerReady => _compiler;

    /// <summary>Reads code that does not run, when the compiler is warm.</summary>
    public CodeAnalyst Analyst => _analyst.Value;

    /// <summary>Runs a cell to its end. One at a time.</summary>
    public CellOutcome Execute(CellRequest request, ICellSink sink)
    {
        var output = new CellOutput(sink);
        try
        {
            return Execute(request, output);
        }
        finally
        {
            output.Flush();
        }
    }

    /// <summary>Stops the cell that runs; nothing happens when none does.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _cancelling?.Cancel();
            _running?.Interrupt();
        }
    }

    public void Dispose()
    {
        KeptResources.ReleaseAll();
        _copies.Dispose();
    }

    private CellOutcome Execute(CellRequest request, CellOutput output)
    {
        using var cancelling = new CancellationTokenSource();
        try
        {
            lock (_gate)
            {
                _cancelling = cancelling;
            }

            foreach (var library in _copies.TakeRebuilt())
            {
                output.Write("stderr", KernelTexts.LibraryRebuilt(library).In(_language) + "\n");
            }

            return _directives.Run(request, output, cancelling.Token);
        }
        catch (OperationCanceledException) when (cancelling.IsCancellationRequested)
        {
            return CellErrors.Interrupted(_language);
        }
        finally
        {
            lock (_gate)
            {
                _cancelling = null;
            }
        }
    }

    // A piece of a cell without directives.
    private CellOutcome RunCSharp(CellRequest request, CellOutput output, CancellationToken cancellation)
    {
        var compiled = Compiler.Compile(request.Code, request.Number, cancellation, request.File);
        var diagnostics = new CellDiagnostics(Compiler.References, Compiler.Sources, _folder);
        if (compiled.Body is null)
        {
            var refusal = diagnostics.ToError(compiled.Diagnostics, compiled.Text, _language);
            return new CellOutcome(refusal, refusal.Spans);
        }

        var warnings = diagnostics.Warnings(compiled.Diagnostics, compiled.Text, _language).ToList();
        foreach (var (_, line) in warnings)
        {
            output.Write("stderr", line + "\n");
        }

        var error = Run(request, compiled, output, cancellation);
        return new CellOutcome(error, error?.Spans ?? [.. warnings.Select(warning => warning.Span)]);
    }

    private CellError? Run(CellRequest request, CompiledCell compiled, CellOutput output, CancellationToken cancellation)
    {
        var cell = new CellContext(request.Number, output, _language);
        var thread = CellThread.For(cell, compiled.Body!, Show, _stuck);
        lock (_gate)
        {
            _running = thread;
            if (cancellation.IsCancellationRequested)
            {
                _running = null;
                return CellErrors.Interrupted(_language).Error;
            }
        }

        var failure = thread.Run();
        lock (_gate)
        {
            _running = null;
        }

        if (failure is OutOfMemoryException)
        {
            MemoryLimit.Relax();
        }

        // A cell chooses the language for the threads to come; this one was started before.
        _language = CultureInfo.DefaultThreadCurrentUICulture is { } chosen ? NotebookLanguages.FromCulture(chosen) : _language;
        return failure is null ? null : CellErrors.From(failure, request, compiled.Text, _language);

        void Show(object? value)
        {
            if (value is not null || compiled.ShowsValue())
            {
                ValueDisplay.Result(value, output);
            }
        }
    }

    // What a usual cell needs beyond 1 + 1, while the reader still reads.
    private void WarmMore()
    {
        Compiler.Try("var warm = 1; Console.WriteLine($\"{warm}\"); foreach (var x in new[] { 1 }.Select(x => x + warm)) { } await Task.CompletedTask; warm");
        ShadowCopies.DeleteAbandoned();
    }

    private CellCompiler StartCompiler()
    {
        // Most of the start is the runtime compiling the compiler's generic code. Two halves of it, binding against the whole framework and emitting, are met side by side.
        var emitting = Task.Run(CellCompiler.WarmEmitter);
        var compiler = new CellCompiler(_folder, _copies);
        compiler.Try("");
        emitting.Wait();
        _ = Task.Run(WarmMore);
        return compiler;
    }
}
