using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Cahier.Data.Real;
using Cahier.Tensors;
using Cahier.Text;

namespace Cahier.Bench;

/// <summary>
/// Word vectors of a real text by Cahier and by gensim, with the same settings, and how many analogies either completes; and the same
/// from several seeds, because one training says little.
/// </summary>
/// <param name="arguments">CORPUS QUESTIONS and settings; see <see cref="Usage"/>.</param>
internal sealed class Word2VecAccuracy(string[] arguments)
{
    public const string Usage =
        "word2vec-accuracy CORPUS QUESTIONS [--epochs 3] [--first-seed 1] [--seeds 3] [--threads 2] [--python /usr/bin/python3]";

    // Windows end here; gensim, too, cuts long texts.
    private const int WordsPerSentence = 1000;

    public void Run()
    {
        if (arguments is not [var corpus, var questionFile, ..])
            throw new ArgumentException(Usage);
        var (epochs, first, seeds, threads) = (Setting("epochs", 3), Setting("first-seed", 1), Setting("seeds", 3), Setting("threads", 2));
        Threads.Count = threads;
        List<string[]> sentences = [.. Sentences(corpus)];
        List<AnalogyQuestion> questions = [.. AnalogyQuestions.Read(questionFile)];
        Console.WriteLine("| seed | Cahier words/s | gensim words/s | Cahier analogies | gensim analogies | gensim's, as gensim counts |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");

        var (mine, theirs) = (new List<double>(), new List<double>());
        var folder = Directory.CreateTempSubdirectory("word2vec");
        try
        {
            var text = Path.Combine(folder.FullName, "text");
            File.WriteAllLines(text, sentences.Select(sentence => string.Join(' ', sentence)));
            for (var seed = first; seed < first + seeds; seed++)
            {
                var model = new Word2Vec(sentences, new Word2VecOptions { Epochs = epochs, Seed = seed });
                var clock = Stopwatch.StartNew();
                model.Train();
                var speed = model.TokenCount * epochs / clock.Elapsed.TotalSeconds;
                mine.Add(model.Vectors.Score(questions)[^1].Accuracy);

                var vectors = Path.Combine(folder.FullName, "vectors");
                var peer = Gensim(text, questionFile, epochs, seed, threads, vectors);
                theirs.Add(WordVectors.Read(vectors).Score(questions)[^1].Accuracy);
                Say($"| {seed} | {speed:N0} | {peer.Speed:N0} | {mine[^1]:P2} | {theirs[^1]:P2} | {peer.Accuracy:P2} |");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var error = Math.Sqrt(Math.Pow(StandardError(mine), 2) + Math.Pow(StandardError(theirs), 2));
        var difference = mine.Average() - theirs.Average();
        Say($"Cahier {mine.Average():P2} ± {StandardError(mine):P2}, gensim {theirs.Average():P2} ± {StandardError(theirs):P2}");
        var verdict = difference >= -error ? "not below gensim" : "below gensim by more than a standard error";
        Say($"difference {difference:P2} ± {error:P2}: {verdict}");
    }

    private static double StandardError(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Count - 1) / values.Count);
    }

    /// <summary>The words of a text file, packed or not, of one text a line; before a tab stands what is not text.</summary>
    private static IEnumerable<string[]> Sentences(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var words = line[(line.LastIndexOf('\t') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var sentence in words.Chunk(WordsPerSentence))
                yield return sentence;
        }
    }

    private (double Speed, double Accuracy) Gensim(string text, string questions, int epochs, int seed, int threads, string vectors)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "word2vec_gensim.py");
        string[] command = [script, text, questions, .. new[] { epochs, seed, threads }.Select(value => $"{value}"), vectors];
        using var process = Process.Start(new ProcessStartInfo(Option("python") ?? "/usr/bin/python3", command)
        {
            RedirectStandardOutput = true,
            Environment = { ["OPENBLAS_NUM_THREADS"] = "1", ["PYTHONHASHSEED"] = "0" },
        })!;
        using var answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        return (answer.RootElement.GetProperty("words_per_second").GetDouble(), answer.RootElement.GetProperty("accuracy").GetDouble());
    }

    private int Setting(string name, int otherwise) => Option(name) is { } value
        ? int.Parse(value, CultureInfo.InvariantCulture)
        : otherwise;

    private string? Option(string name) => Array.IndexOf(arguments, "--" + name) is >= 0 and var at ? arguments[at + 1] : null;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
