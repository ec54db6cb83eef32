using Cahier.Host.Courses;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Commands;

/// <summary>Notebooks as the command line names them: files, and folders that stand for all notebooks in them.</summary>
internal static class NotebookArguments
{
    /// <summary>The notebooks that <paramref name="paths"/> name, each once, in the order given.</summary>
    /// <exception cref="NotebookException">A path does not exist, or a folder holds no notebook.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = CourseFolder.NotebooksIn(path);
                if (found.Count == 0)
                    throw new NotebookException($"{path}: no notebook (*.ipynb) in this folder.");
                files.AddRange(found);
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new NotebookException($"{path}: no such file.");
            }
        }

        return [.. files.DistinctBy(Path.GetFullPath)];
    }
}
