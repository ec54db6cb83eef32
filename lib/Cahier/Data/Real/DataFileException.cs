namespace Cahier.Data.Real;

/// <summary>A data file is not what it should be: the message names the file, the place and what was expected there.</summary>
public sealed class DataFileException : IOException
{
    internal DataFileException(string file, string problem, long? line = null, Exception? inner = null)
        : base(line is { } number ? Messages.InLine(file, number, problem) : Messages.InFile(file, problem), inner)
    {
        File = file;
        Problem = problem;
        Line = line;
    }

    /// <summary>The file; a member of an archive follows an arrow.</summary>
    public string File { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line, from 1, where the file has lines.</summary>
    public long? Line { get; }
}
