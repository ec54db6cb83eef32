namespace Cahier.Host.Notebooks;

/// <summary>A file that cannot be used as a notebook of this course; the message names the file, the line where known, and what to do.</summary>
internal sealed class NotebookException(string message) : Exception(message);
