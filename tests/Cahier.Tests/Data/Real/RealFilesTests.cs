using System.Security.Cryptography;
using Cahier.Data.Real;

namespace Cahier.Tests.Data.Real;

/// <summary>What is known of the real sets, where they are on this machine.</summary>
public sealed class RealFilesTests
{
    [Fact]
    public void Imdb_has_25_000_reviews_a_part_half_of_them_favourable()
    {
        if (RealFiles.Path("imdb") is not { } path)
            return;
        foreach (var part in (DataPart[])[DataPart.Train, DataPart.Test])
        {
            var labels = new int[2];
            var ids = new HashSet<(int, int)>();
            foreach (var review in ImdbReviews.Read(path, part))
            {
                labels[review.Label]++;
                ids.Add((review.Label, review.Id));
                Assert.NotEmpty(review.Text);
                Assert.DoesNotContain("<br", review.Text, StringComparison.Ordinal);
            }

            Assert.Equal([12_500, 12_500], labels);
            Assert.Equal(25_000, ids.Count);
        }
    }

    [Fact]
    public void Mnist_has_the_digits_it_is_known_for()
    {
        if (RealFiles.Path("mnist") is not { } path)
            return;
        var train = MnistImages.Read(path, DataPart.Train);
        Assert.Equal((60_000, 28, 28), (train.Count, train.Height, train.Width));
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], train.Labels.Take(10));
        Assert.Equal(10_000, MnistImages.Read(path, DataPart.Test).Count);
    }

    [Fact]
    public void Glove_begins_with_the()
    {
        if (RealFiles.Path("glove") is not { } path)
            return;
        var glove = GloveVectors.Read(path, width: 50, count: 10_000);
        Assert.Equal(10_000, glove.Count);
        Assert.Equal("the", glove.Words[0]);
        Assert.Equal([0.418f, 0.24968f, -0.41242f], glove["the"][..3].ToArray());
    }

    [Fact]
    public void The_small_sets_have_the_counts_they_are_known_for()
    {
        if (RealFiles.Path("shakespeare") is { } text)
        {
            var all = TextCorpus.Text(File.Exists(text) ? text : Path.Combine(text, "input.txt"));
            Assert.Equal((1_115_394, 65), (all.Length, all.Distinct().Count()));
        }

        if (RealFiles.Path("questions-words") is { } words)
        {
            var questions = AnalogyQuestions.Read(File.Exists(words) ? words : Path.Combine(words, "questions-words.txt")).ToList();
            Assert.Equal((19_544, 14), (questions.Count, questions.Select(question => question.Section).Distinct().Count()));
        }

        // The file is renewed from time to time, and grows.
        if (RealFiles.Path("fra-eng") is { } pairs)
            Assert.InRange(TranslationPairs.Read(File.Exists(pairs) ? pairs : Path.Combine(pairs, "fra.txt.gz")).Count(), 167_130, 1_000_000);
    }

    [Fact]
    public void Files_here_that_have_the_size_of_the_official_ones_have_their_checksum()
    {
        foreach (var set in DataRegistry.Sets)
        {
            if (RealFiles.Path(set.Name) is not { } found)
                continue;
            var folder = File.Exists(found) ? Path.GetDirectoryName(found)! : found;
            foreach (var file in set.Files.Where(file => file.Sha256 is not null))
            {
                var path = Path.Combine(folder, file.Name);
                if (!File.Exists(path) || new FileInfo(path).Length != file.Bytes)
                    continue;                                       // another form of the set, or packed again
                using var stream = File.OpenRead(path);
                Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(stream)));
            }
        }
    }
}
