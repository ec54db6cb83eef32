using Cahier.Host.Conversion.Programs;
using Cahier.Host.Files;
using Cahier.Host.Notebooks;

namespace Cahier.Host.Conversion;

/// <summary>Notebooks from one file format to another, by the names of the files.</summary>
internal static class NotebookConversion
{
    private const string Notebooks = ".ipynb";
    private const string Dib = ".dib";
    private const string Program = ".cs";

    /// <summary>Reads <paramref name="input"/> and writes <paramref name="output"/>, unless something fatal stands against it.</summary>
    /// <param name="input">A notebook: .ipynb or .dib.</param>
    /// <param name="output">.ipynb, .dib, or .cs for a program.</param>
    /// <param name="overwrite">Whether the output may replace a file.</param>
    /// <returns>What could not be carried over; with a fatal problem nothing was written.</returns>
    /// <exception cref="ConversionException">The formats, or an output that is there already.</exception>
    /// <exception cref="NotebookException">The input cannot be read.</exception>
    public static IReadOnlyList<ConversionProblem> Convert(string input, string output, bool overwrite)
    {
        var (from, to) = (Kind(input), Kind(output));
        if (from is not (Notebooks or Dib) || to is not (Notebooks or Dib or Program) || from == to)
            throw new ConversionException(
                $"cannot convert {from} to {to}: give a notebook (.ipynb or .dib) and then what it is to become (.dib, .ipynb or .cs).");
        if (File.Exists(output) && !overwrite)
            throw new ConversionException($"{output} exists already: --force replaces it.");

        var notebook = from == Dib ? DibConversion.Read(input) : NotebookFile.Read(input);
        var (text, problems) = to switch
        {
            Dib => DibConversion.Write(notebook),
            Program => ProgramConversion.Write(notebook, output),
            _ => (NotebookJson.Write(notebook.Json), []),
        };
        if (!problems.Any(problem => problem.IsFatal))
            AtomicFile.WriteText(output, text);
        return problems;
    }

    private static string Kind(string path) => Path.GetExtension(path).ToLowerInvariant() is { Length: > 0 } extension ? extension : path;
}
