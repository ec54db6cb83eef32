using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Tests.Execution;

/// <summary>The required fields and closed objects of nbformat's schema of version 4.5, written out.</summary>
internal static partial class NotebookSchema
{
    public static IReadOnlyList<string> Violations(JsonObject notebook)
    {
        var found = new List<string>();
        Require(notebook, "notebook", found, ["metadata", "nbformat", "nbformat_minor", "cells"], closed: true);
        if (notebook.Integer("nbformat") != 4 || notebook.Integer("nbformat_minor") is not >= 5)
            found.Add("notebook: not of version 4.5");

        var ids = new HashSet<string>();
        foreach (var cell in notebook.Array("cells") ?? [])
            Check(cell!.AsObject(), ids, found);
        return found;
    }

    private static void Check(JsonObject cell, HashSet<string> ids, List<string> found)
    {
        var kind = cell.Text("cell_type");
        var where = $"{kind} cell {cell.Text("id")}";
        if (!Id().IsMatch(cell.Text("id") ?? "") || !ids.Add(cell.Text("id")!))
            found.Add($"{where}: id");
        if (cell.MultilineText("source") is null || cell.Object("metadata") is null)
            found.Add($"{where}: source or metadata");
        if (kind != "code")
        {
            Require(cell, where, found, ["id", "cell_type", "metadata", "source"], closed: false);
            return;
        }

        Require(cell, where, found, ["id", "cell_type", "metadata", "source", "outputs", "execution_count"], closed: true);
        if (cell["execution_count"] is not null && cell.Integer("execution_count") is null)
            found.Add($"{where}: execution_count");
        foreach (var output in cell.Array("outputs") ?? [])
            CheckOutput(output!.AsObject(), where, found);
    }

    private static void CheckOutput(JsonObject output, string where, List<string> found)
    {
        var type = output.Text("output_type");
        where = $"{where}: {type}";
        switch (type)
        {
            case "stream":
                Require(output, where, found, ["output_type", "name", "text"], closed: true);
                if (output.MultilineText("text") is null)
                    found.Add($"{where}: text");
                break;
            case "display_data":
                Require(output, where, found, ["output_type", "data", "metadata"], closed: true);
                CheckBundle(output, where, found);
                break;
            case "execute_result":
                Require(output, where, found, ["output_type", "data", "metadata", "execution_count"], closed: true);
                CheckBundle(output, where, found);
                break;
            case "error":
                Require(output, where, found, ["output_type", "ename", "evalue", "traceback"], closed: true);
                if (output.Array("traceback")?.All(line => line?.GetValueKind() == JsonValueKind.String) != true)
                    found.Add($"{where}: traceback");
                break;
            default:
                found.Add($"{where}: unknown");
                break;
        }
    }

    private static void CheckBundle(JsonObject output, string where, List<string> found)
    {
        foreach (var (mime, value) in output.Object("data") ?? [])
        {
            if (!mime.EndsWith("+json", StringComparison.Ordinal) && output["data"].MultilineText(mime) is null)
                found.Add($"{where}: {mime} is {value?.GetValueKind()}");
        }
    }

    private static void Require(JsonObject json, string where, List<string> found, string[] names, bool closed)
    {
        found.AddRange(names.Where(name => !json.ContainsKey(name)).Select(name => $"{where}: {name} is missing"));
        if (closed)
            found.AddRange(json.Select(member => member.Key).Except(names).Where(name => name != "attachments").Select(name => $"{where}: {name} is not allowed"));
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Id();
}
