using System.Globalization;
using System.Text.Json.Nodes;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Execution;

/// <summary>What makes an executed copy a valid notebook of format 4.5, whatever 4.x it came from.</summary>
internal static class ExecutedCopy
{
    /// <summary>Empties outputs and counts, and gives what format 4.5 asks for to cells that lack it.</summary>
    public static void Prepare(Notebook notebook)
    {
        if (notebook.Json.Integer("nbformat_minor") is not >= 5)
            notebook.Json["nbformat_minor"] = 5;
        if (notebook.Metadata is null)
            notebook.Json["metadata"] = new JsonObject();
        foreach (var cell in notebook.Cells)
        {
            if (cell.Id is null)
                cell.Json["id"] = string.Create(CultureInfo.InvariantCulture, $"cell-{cell.Position}");
            if (cell.Metadata is null)
                cell.Json["metadata"] = new JsonObject();
            if (!cell.IsCode)
                continue;
            cell.Json["execution_count"] = null;
            cell.Json["outputs"] = new JsonArray();
        }
    }

    /// <summary>Writes times under `metadata.cahier` of a cell or a notebook.</summary>
    public static void NoteTimes(JsonObject json, double wallSeconds, double cpuSeconds)
    {
        var metadata = json.Object("metadata")!;
        if (metadata.Object("cahier") is not { } ours)
            metadata["cahier"] = ours = [];
        ours["wallSeconds"] = Math.Round(wallSeconds, 3);
        ours["cpuSeconds"] = Math.Round(cpuSeconds, 3);
    }
}
