using Cahier.Host.Courses;
using Cahier.Host.Server.Contents;

namespace Cahier.Host.Server.Kernels;

/// <summary>
/// Which notebook a client means. VS Code asks for a session at `14-transformer-jvsc-ID.ipynb`, a name without a folder that no file has;
/// the lesson of that name is the one whose folder and language its kernel is to have.
/// </summary>
internal static class NotebookPath
{
    private const string AddedByVsCode = "-jvsc-";

    public static string Of(string path, ContentsStore contents)
    {
        var end = path.IndexOf(AddedByVsCode, StringComparison.Ordinal);
        if (end <= 0 || contents.Find(path) is not null)
            return path;

        var name = path[..end] + ".ipynb";
        var lessons =
            from collection in CourseFolder.Collections
            from language in CourseFolder.Languages
            select $"{collection}/{language}/{name}";
        return lessons.FirstOrDefault(lesson => contents.Find(lesson) is not null) ?? path;
    }
}
