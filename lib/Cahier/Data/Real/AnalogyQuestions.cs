using Cahier.Text;

namespace Cahier.Data.Real;

/// <summary>questions-words (Mikolov et al. 2013): 19,544 analogies on which word vectors are measured.</summary>
public static class AnalogyQuestions
{
    /// <summary>All questions.</summary>
    /// <exception cref="MissingDataException">The set is not on this machine.</exception>
    /// <exception cref="DataFileException">The file is not what it should be.</exception>
    public static AnalogyQuestion[] Load() => [.. Read(RealData.Path("questions-words"))];

    /// <summary>The questions one by one, their words as they are written: "Athens".</summary>
    /// <param name="path">A text of lines of four words, and of lines such as ": family" where a section begins.</param>
    /// <exception cref="DataFileException">The file is not what it should be; the message names the line.</exception>
    public static IEnumerable<AnalogyQuestion> Read(string path)
    {
        using var lines = new LineReader(PackedFile.Open(path), Path.GetFullPath(path));
        string? section = null;
        while (lines.Next())
        {
            var line = lines.Text;
            if (line.StartsWith(':'))
            {
                section = line[1..].Trim();
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var a, var b, var c, var d])
                throw lines.Wrong(Messages.NotFourWords(words.Length));
            yield return new AnalogyQuestion(section ?? throw lines.Wrong(Messages.QuestionWithoutSection()), a, b, c, d);
        }
    }
}
