using Cahier.Host.Notebooks;

namespace Cahier.Host.Checking;

/// <summary>Notebooks are committed as their authors wrote them, without what a run adds.</summary>
internal static class StoredOutputCheck
{
    public static IEnumerable<Problem> Run(Notebook notebook)
    {
        foreach (var cell in notebook.CodeCells)
        {
            if (cell.Outputs.Count > 0)
                yield return new Problem(notebook.Path, cell.Name, "has stored outputs: clear all outputs before committing.");
            if (cell.ExecutionCount is not null)
                yield return new Problem(notebook.Path, cell.Name, "has an execution count: clear all outputs before committing.");
        }
    }
}
