using Cahier.Host.Courses;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Checking;

/// <summary>Finds a notebook's version in the other language: the one of the same lesson in the sibling folder; the file's title part is translated.</summary>
internal static class LanguagePair
{
    /// <summary>The language that the notebook's folder says, or null.</summary>
    public static string? FolderLanguage(Notebook notebook)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(notebook.Path)));
        return CourseFolder.Languages.FirstOrDefault(language => language == folder);
    }

    /// <summary>Whether the notebook stands in a language folder and so must have a counterpart.</summary>
    public static bool IsPaired(Notebook notebook) => FolderLanguage(notebook) is not null;

    /// <summary>The version in the other language, or null with a problem added when there is not exactly one that can be read.</summary>
    public static Notebook? CounterpartOf(Notebook notebook, List<Problem> problems)
    {
        var language = FolderLanguage(notebook)!;
        var other = CourseFolder.Languages.Single(candidate => candidate != language);
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!, "..", other);
        if (notebook.Lesson.Number is not { } lesson)
            return null;      // the metadata check has said so

        List<Notebook> found = [.. Readable(folder).Where(candidate => candidate.Lesson.Number == lesson)];
        if (found.Count == 1)
            return found[0];

        problems.Add(new Problem(notebook.Path, null, found.Count == 0
            ? $"lesson {lesson} has no version in ../{other}/: add it, with the same metadata.cahier.lesson."
            : $"lesson {lesson} has {found.Count} versions in ../{other}/: {string.Join(", ", found.Select(one => Path.GetFileName(one.Path)))}; keep one."));
        return null;
    }

    private static IEnumerable<Notebook> Readable(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in CourseFolder.NotebooksIn(Path.GetFullPath(folder), SearchOption.TopDirectoryOnly))
        {
            Notebook notebook;
            try
            {
                notebook = NotebookFile.Read(file);
            }
            catch (NotebookException)
            {
                continue;      // reported when that file itself is checked
            }

            yield return notebook;
        }
    }
}
