using System.Globalization;
using System.Reflection;
using System.Text;
using Cahier.Kernel.Directives;
using Cahier.Kernel.Directives.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Session;

/// <summary>
/// Compiles cells into a chain of submissions: each sees the variables, functions, types and usings of those before, and may redefine them.
/// </summary>
internal sealed class CellCompiler
{
    // What every C# notebook has without asking, and loaded files too. The last two are classes, used statically: display(…) and HTML(…) are plain functions.
    private static readonly string[] _usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(Display.NotebookFunctions).FullName!, typeof(Display.DisplayExtensions).FullName!,
    ];

    private const string NotAwaited = "CS4014";

    private static readonly EmitOptions _emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CellLoadContext _loading;
    private readonly CSharpParseOptions _parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private CSharpCompilationOptions _options;
    private CSharpCompilation _last;
    private object?[] _submissions = new object?[16];
    private IReadOnlyList<MetadataReference> _packages = [];
    private int _serial;

    public CellCompiler(string folder, ShadowCopies copies)
    {
        _loading = new CellLoadContext();
        References = new CellReferences(folder, copies, _loading);
        Sources = new CellSources(folder, _parsing, tree => MeaningOfFile(tree, folder));
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: _usings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Annotations,
            sourceReferenceResolver: Sources,
            metadataReferenceResolver: References,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

        // The first link of the chain holds the references and nothing else.
        _last = CSharpCompilation.CreateScriptCompilation(NextName(CellSources.PathOf(0)), CSharpSyntaxTree.ParseText("", _parsing), CellReferences.Framework(), _options, returnType: typeof(object));
    }

    public CellReferences References { get; }

    public CellSources Sources { get; }

    /// <summary>What the next cell builds on: for completion.</summary>
    public CSharpCompilation Last => Volatile.Read(ref _last);

    public CSharpParseOptions Parsing => _parsing;

    /// <summary>Lets the cells to come use packages.</summary>
    public void Use(RestoredPackages packages) => _packages = [.. _packages, .. References.Use(packages)];

    /// <summary>The variables of the cells that have run.</summary>
    public IReadOnlyList<VariableList.Entry> Variables() => VariableList.Of(_submissions);

    /// <summary>Compiles a cell. One that has no errors becomes the end of the chain, whatever happens when it runs.</summary>
    public CompiledCell Compile(string code, int number, CancellationToken cancellation, string? importedFrom = null)
    {
        var compiled = Attempt(code, CellSources.PathOf(number, importedFrom), cancellation, out var compilation);
        if (compiled.Body is not null)
        {
            // From here on they are inherited.
            _packages = [];
            _options = _options.WithNullableContextOptions(NullableContextAfter(compilation!));
            Volatile.Write(ref _last, compilation!);
        }

        return compiled;
    }

    /// <summary>Compiles a cell that will not be kept: the compiler's own code gets warm.</summary>
    public CompiledCell Try(string code) => Attempt(code, CellSources.PathOf(0), CancellationToken.None, out _);

    // Cells inherit the usings of the first link; each repetition would be searched again for every name. A loaded file inherits none.
    private CSharpCompilation Next(string name, SyntaxTree tree, CSharpCompilation previous, CSharpCompilationOptions options) =>
        CSharpCompilation.CreateScriptCompilation(
            name, tree, _packages, tree.GetCompilationUnitRoot().GetLoadDirectives().Count > 0 ? options : options.WithUsings(), previous, typeof(object));

    private CSharpCompilation Next(string name, SyntaxTree tree) => Next(name, tree, Last, _options);

    /// <summary>Compiles and emits a smallest submission against the core library alone.</summary>
    public static void WarmEmitter()
    {
        var tree = CSharpSyntaxTree.ParseText("1 + 1", new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        CSharpCompilation.CreateScriptCompilation("warm", tree, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], options, returnType: typeof(object))
            .Emit(image, symbols, options: _emit);
    }

    /// <summary>A compilation of a tree as a cell after <paramref name="previous"/>, to ask about its meaning; it is never emitted.</summary>
    /// <param name="tree">The cell, in the language that <see cref="Parsing"/> says.</param>
    /// <param name="previous">What it builds on: <see cref="Last"/>, or what was made of that here.</param>
    /// <param name="references">Finds what its <c>#r</c> names.</param>
    /// <param name="sources">Finds what its <c>#load</c> names.</param>
    public CSharpCompilation Analyze(SyntaxTree tree, CSharpCompilation previous, MetadataReferenceResolver references, SourceReferenceResolver sources) =>
        Next("analysis", tree, previous, _options.WithMetadataReferenceResolver(references).WithSourceReferenceResolver(sources));

    private CompiledCell Attempt(string code, string path, CancellationToken cancellation, out CSharpCompilation? compilation)
    {
        compilation = null;
        var script = NotebookCSharp.Of(code);
        var original = SourceText.From(script.Code, Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(original, _parsing, path, cancellation);
        if (tree.GetDiagnostics(cancellation).Any(IsError))
        {
            return CompiledCell.Refused(new CheckedText(original, []), CellDiagnostics.Relevant(tree.GetDiagnostics(cancellation)));
        }

        var text = CheckInsertion.Into(tree, original, MeaningOf(tree), script.Insertions);
        var compiled = Emit(text, path, cancellation, out compilation);
        if (compiled.Body is null && text.Text != original)
        {
            // What is wrong is told about what was written. And should the checks be what is wrong, the cell runs without them.
            compiled = Emit(new CheckedText(original, script.Insertions), path, cancellation, out compilation);
        }

        return compiled;
    }

    private CompiledCell Emit(CheckedText text, string path, CancellationToken cancellation, out CSharpCompilation compilation)
    {
        var tree = CSharpSyntaxTree.ParseText(text.Text, _parsing, path, cancellation);
        compilation = Next(NextName(path), tree);

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: _emit, cancellationToken: cancellation);
        var diagnostics = Relevant(emitted.Diagnostics, tree);
        if (diagnostics.Any(IsError))
        {
            return CompiledCell.Refused(text, diagnostics);
        }

        // Usings, comments, nothing at all: a link of the chain without code.
        if (!emitted.Success)
        {
            return new CompiledCell(text, diagnostics, () => Task.FromResult<object?>(null), () => false);
        }

        image.Position = symbols.Position = 0;
        var assembly = _loading.LoadCell(compilation.AssemblyName!, image, symbols);
        return new CompiledCell(text, diagnostics, Factory(assembly, compilation, cancellation), ShowsValue(compilation, tree, ShownExpression(tree)));
    }

    /// <summary>What there is to say of a cell. A task that is the cell's value is not forgotten: the display says that it can be awaited.</summary>
    public static IReadOnlyList<Diagnostic> Relevant(IEnumerable<Diagnostic> diagnostics, SyntaxTree cell)
    {
        var shown = ShownExpression(cell);
        return CellDiagnostics.Relevant(diagnostics.Where(diagnostic =>
            diagnostic.Id != NotAwaited || diagnostic.Location.SourceTree != cell || diagnostic.Location.SourceSpan != shown?.Span));
    }

    // Asking costs a second binding, so only where there is something to ask.
    private SemanticModel? MeaningOf(SyntaxTree tree) =>
        IsAskedAbout(tree) ? Next("meaning", tree).GetSemanticModel(tree) : null;

    // As if the file were a cell; what it loads itself is only looked at.
    private SemanticModel? MeaningOfFile(SyntaxTree tree, string folder) =>
        IsAskedAbout(tree)
            ? CSharpCompilation.CreateScriptCompilation("meaning", tree, null, _options.WithSourceReferenceResolver(new CellSources(folder, _parsing)), Last, typeof(object)).GetSemanticModel(tree)
            : null;

    private static bool IsAskedAbout(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null } or QueryExpressionSyntax or InvocationExpressionSyntax);

    // The submission's generated factory makes it, puts it into the array where later ones find it, and runs its statements.
    private Func<Task<object?>> Factory(Assembly assembly, CSharpCompilation compilation, CancellationToken cancellation)
    {
        var entry = compilation.GetEntryPoint(cancellation)!;
        var method = assembly.GetType(entry.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return () =>
        {
            if (_serial >= _submissions.Length)
            {
                Array.Resize(ref _submissions, _serial * 2);
            }

            return method(_submissions);
        };
    }

    // A last expression without semicolon is the cell's value…
    private static ExpressionSyntax? ShownExpression(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            ? last.Expression
            : null;

    // … unless it is a call that gives none.
    private static Func<bool> ShowsValue(CSharpCompilation compilation, SyntaxTree tree, ExpressionSyntax? shown) =>
        () => shown is not null && compilation.GetSemanticModel(tree).GetTypeInfo(shown).Type?.SpecialType is not SpecialType.System_Void;

    // `#nullable enable` holds for the cells to come, as it does for the rest of a file.
    private NullableContextOptions NullableContextAfter(CSharpCompilation compilation)
    {
        var directive = compilation.SyntaxTrees.Last().GetCompilationUnitRoot().GetLastDirective(node => node is NullableDirectiveTriviaSyntax { IsActive: true });
        return (directive as NullableDirectiveTriviaSyntax)?.SettingToken.Kind() switch
        {
            null => _options.NullableContextOptions,
            SyntaxKind.EnableKeyword => NullableContextOptions.Enable,
            _ => NullableContextOptions.Annotations,
        };
    }

    // Unique even after failed cells: an assembly name, once loaded, stays taken.
    private string NextName(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"cell-{CellSources.OriginOf(path)?.Number ?? 0}-{Interlocked.Increment(ref _serial)}");

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity is DiagnosticSeverity.Error;
}

/// <summary>A cell after compilation.</summary>
/// <param name="Text">What was compiled, and the way back to what was written.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
/// <param name="Body">Runs it; null when the compiler refused it.</param>
/// <param name="ShowsValue">Whether it ends in an expression with a value; asked only when that value is null.</param>
internal sealed record CompiledCell(CheckedText Text, IReadOnlyList<Diagnostic> Diagnostics, Func<Task<object?>>? Body, Func<bool> ShowsValue)
{
    public static CompiledCell Refused(CheckedText text, IReadOnlyList<Diagnostic> diagnostics) => new(text, diagnostics, null, () => false);
}
