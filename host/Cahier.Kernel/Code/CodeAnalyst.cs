using System.Text;
using Cahier.Kernel.Code.Documentation;
using Cahier.Kernel.Directives;
using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cahier.Kernel.Code;

/// <summary>
/// Reads code that is being written, while cells run. What it understood of the last few texts it keeps: questions about a text come in
/// groups.
/// </summary>
internal sealed class CodeAnalyst
{
    private const int FewestKept = 4;

    private readonly CellCompiler _compiler;
    private readonly AnalysisReferences _references;
    private readonly Lock _gate = new();
    private readonly LinkedList<CodeSnapshot> _recent = new();

    /// <param name="compiler">Has the cells that ran.</param>
    /// <param name="copies">The libraries that they use.</param>
    /// <param name="folder">The notebook's.</param>
    public CodeAnalyst(CellCompiler compiler, ShadowCopies copies, string folder)
    {
        _compiler = compiler;
        _references = new AnalysisReferences(compiler.References, copies);
        Sources = new CellSources(folder, compiler.Parsing);
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>The files that code names while it is being written.</summary>
    public CellSources Sources { get; }

    public CellReferences References => _compiler.References;

    public SymbolDocumentation Documentation { get; } = new();

    public CSharpParseOptions Parsing => _compiler.Parsing;

    /// <summary>What code builds on: the cells that ran, and those above that have not.</summary>
    /// <param name="before">The code of cells above that have not run, in order. Their names count as declared.</param>
    public CSharpCompilation Previous(IReadOnlyList<string>? before = null) =>
        (before ?? []).Aggregate(
            _compiler.Last, (previous, cell) => ReadAfter(previous, Written(cell).Text.ToString(), FewestKept + before!.Count).Declared);

    /// <summary>The code as the next cell. Every position is as it was written.</summary>
    /// <param name="code">What is being written; it need not be whole.</param>
    /// <param name="before">See <see cref="Previous"/>.</param>
    public CodeSnapshot Read(string code, IReadOnlyList<string>? before = null) =>
        ReadAfter(Previous(before), NotebookCSharp.Of(CellScript.ForCompiler(code)).Code, FewestKept + (before?.Count ?? 0));

    /// <summary>The code as the next cell, as it would run, and the way back to what was written.</summary>
    public (CodeSnapshot Snapshot, CheckedText Text) ReadToRun(string code, IReadOnlyList<string>? before = null)
    {
        var written = Written(code);
        return (ReadAfter(Previous(before), written.Text.ToString(), FewestKept + (before?.Count ?? 0)), written);
    }

    private static CheckedText Written(string cell)
    {
        var script = NotebookCSharp.Of(CellScript.ForCompiler(cell));
        return new CheckedText(SourceText.From(script.Code, Encoding.UTF8), script.Insertions);
    }

    private CodeSnapshot ReadAfter(CSharpCompilation previous, string code, int kept)
    {
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Previous == previous && node.Value.Code == code)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value;
                }
            }
        }

        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), _compiler.Parsing, CellSources.PathOf(0));
        var snapshot = new CodeSnapshot(code, previous, _compiler.Analyze(tree, previous, _references, Sources));
        lock (_gate)
        {
            _recent.AddFirst(snapshot);
            while (_recent.Count > kept)
            {
                _recent.RemoveLast();
            }
        }

        return snapshot;
    }
}
