using Cahier.Host.Notebooks;

namespace Cahier.Host.Conversion.Programs;

/// <summary>What cells can do to each other and the parts of a program cannot: declare again what another has declared.</summary>
internal static class ProgramProblems
{
    /// <summary>In the order of the cells.</summary>
    public static IEnumerable<ConversionProblem> In(IReadOnlyList<(NotebookCell Cell, CellProgram Program)> cells)
    {
        var names = new Dictionary<string, NotebookCell>(StringComparer.Ordinal);
        var types = new Dictionary<string, NotebookCell>(StringComparer.Ordinal);
        var displayed = cells.SelectMany(cell => cell.Program.Displays.Kept).ToHashSet();
        foreach (var (cell, program) in cells)
        {
            foreach (var name in program.Names.OfProgram.Where(name => !names.TryAdd(name.Name, cell)))
                yield return Again(cell, name, names[name.Name], "rename one of them, or only assign here");

            // Parts of a partial type stand in one cell.
            foreach (var type in program.TypeNames.Where(type => !types.TryAdd(type.Name, cell) && types[type.Name] != cell))
                yield return Again(cell, type, types[type.Name], "keep one of them");

            foreach (var updated in program.Displays.UpdatesOf(displayed))
                yield return new ConversionProblem(
                    cell.Name,
                    updated.Line,
                    $"`{updated.Name}.Update` changes a displayed value where it stands; a program shows it at first, and once more after the cell.",
                    IsFatal: false);
        }

        foreach (var (cell, program) in cells)
        {
            foreach (var name in program.Names.InBlocks.Where(name => names.ContainsKey(name.Name)).DistinctBy(name => name.Name))
                yield return new ConversionProblem(
                    cell.Name,
                    name.Line,
                    $"`{name.Name}` is declared inside of a block here and for the whole program in {names[name.Name].Name}: rename one of them.",
                    IsFatal: true);
        }
    }

    private static ConversionProblem Again(NotebookCell cell, GivenName name, NotebookCell first, string advice) =>
        new(
            cell.Name,
            name.Line,
            $"`{name.Name}` is declared again (first in {first.Name}), and a program declares it once: {advice}.",
            IsFatal: true);
}
