using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using Cahier.Kernel.Session;
using Microsoft.CodeAnalysis;

namespace Cahier.Kernel.Code;

/// <summary>
/// What a cell that has not run yet may use. A library that no cell has used so far is read where it lies, into memory: asking about
/// code neither copies it nor keeps it from being built.
/// </summary>
internal sealed class AnalysisReferences(CellReferences references, ShadowCopies copies) : MetadataReferenceResolver
{
    private readonly ConcurrentDictionary<string, (DateTime Written, PortableExecutableReference Reference)> _images = [];

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // A package is fetched when its cell runs, not while its name is being written.
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var path = references.PathOf(reference, baseFilePath);
        return !copies.Has(path) && Image(path) is { } image ? [image] : references.ResolveReference(reference, baseFilePath, properties);
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        definition is PortableExecutableReference { FilePath: { } path } && _images.ContainsKey(path)
            ? Image(Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll"))
            : references.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    // Null for what is no library: running says why.
    private PortableExecutableReference? Image(string path)
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (_images.TryGetValue(path, out var known) && known.Written == written)
            {
                return known.Reference;
            }

            var bytes = ImmutableArray.Create(File.ReadAllBytes(path));
            using var image = new PEReader(bytes);
            if (!image.HasMetadata)
            {
                return null;
            }

            var reference = MetadataReference.CreateFromImage(bytes, filePath: path);
            _images[path] = (written, reference);
            return reference;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }
}
