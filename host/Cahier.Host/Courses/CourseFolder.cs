namespace Cahier.Host.Courses;

/// <summary>The folder of a course: where `notebooks/fr` and `notebooks/en` are.</summary>
/// <param name="Root">Its full path.</param>
internal sealed record CourseFolder(string Root)
{
    /// <summary>The languages of the course, in the order they are offered.</summary>
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    /// <summary>The kinds of notebooks that exist in both languages.</summary>
    public static readonly IReadOnlyList<string> Collections = ["notebooks", "exercises", "solutions"];

    /// <summary>
    /// The course at <paramref name="folder"/>, or, where none is named, the nearest one from the current folder upward, or from the
    /// program's own folder upward (a clone run from elsewhere). Null where there is none.
    /// </summary>
    public static CourseFolder? Find(string? folder = null)
    {
        if (folder is not null)
            return IsCourse(folder) ? new CourseFolder(Path.GetFullPath(folder)) : null;
        return Upward(Directory.GetCurrentDirectory()) ?? Upward(AppContext.BaseDirectory);
    }

    /// <summary>The nearest course at or above <paramref name="folder"/>.</summary>
    public static CourseFolder? Upward(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (IsCourse(at.FullName))
                return new CourseFolder(Path.TrimEndingDirectorySeparator(at.FullName));
        }

        return null;
    }

    /// <summary>The notebooks of one collection in one language, by name: what is there, never a list kept by hand.</summary>
    public IReadOnlyList<string> Notebooks(string collection, string language)
    {
        var folder = Path.Combine(Root, collection, language);
        return Directory.Exists(folder) ? NotebooksIn(folder, SearchOption.TopDirectoryOnly) : [];
    }

    /// <summary>The notebooks in a folder, by name, without editors' checkpoints.</summary>
    public static IReadOnlyList<string> NotebooksIn(string folder, SearchOption depth = SearchOption.AllDirectories) =>
    [
        .. Directory.EnumerateFiles(folder, "*.ipynb", depth)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsCourse(string folder) =>
        Languages.Any(language => Directory.Exists(Path.Combine(folder, "notebooks", language)));
}
