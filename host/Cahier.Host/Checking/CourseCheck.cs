using Cahier.Host.Notebooks;

namespace Cahier.Host.Checking;

/// <summary>What a check found.</summary>
/// <param name="Notebooks">How many were read.</param>
/// <param name="Pairs">How many French-English pairs were compared.</param>
/// <param name="Problems">In the order of the notebooks.</param>
internal sealed record CheckReport(int Notebooks, int Pairs, IReadOnlyList<Problem> Problems);

/// <summary>Runs every check on every notebook, then compares the two languages of each lesson.</summary>
internal static class CourseCheck
{
    public static CheckReport Run(IReadOnlyList<string> files)
    {
        var problems = new List<Problem>();
        var notebooks = new Dictionary<string, Notebook>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Read(file, problems) is not { } notebook)
                continue;

            notebooks.Add(Path.GetFullPath(file), notebook);
            problems.AddRange(MetadataCheck.Run(notebook));
            problems.AddRange(StoredOutputCheck.Run(notebook));
            problems.AddRange(PathCheck.Run(notebook));
        }

        var pairs = 0;
        var compared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, notebook) in notebooks)
        {
            // A notebook outside a language folder, such as a reader's own, has no counterpart to be compared with.
            if (!LanguagePair.IsPaired(notebook) || compared.Contains(path))
                continue;

            if (LanguagePair.CounterpartOf(notebook, problems) is not { } counterpart)
                continue;

            compared.Add(path);
            compared.Add(Path.GetFullPath(counterpart.Path));
            pairs++;
            problems.AddRange(SameCodeCheck.Run(notebook, counterpart));
        }

        return new CheckReport(notebooks.Count, pairs, problems);
    }

    private static Notebook? Read(string file, List<Problem> problems)
    {
        try
        {
            return NotebookFile.Read(file);
        }
        catch (NotebookException error)
        {
            // The message starts with the file and, where known, the line: "a.ipynb(3): …".
            var end = error.Message.StartsWith(file, StringComparison.Ordinal) ? error.Message.IndexOf(": ", file.Length, StringComparison.Ordinal) : -1;
            problems.Add(end < 0 ? new Problem(file, null, error.Message) : new Problem(error.Message[..end], null, error.Message[(end + 2)..]));
            return null;
        }
    }
}
