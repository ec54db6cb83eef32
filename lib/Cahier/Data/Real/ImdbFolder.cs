using System.Globalization;

namespace Cahier.Data.Real;

/// <summary>The folder that the official archive unpacks to: aclImdb/train/pos/ID_RATING.txt and its like.</summary>
internal static class ImdbFolder
{
    public static IEnumerable<ImdbReview> Read(string folder, string part)
    {
        var any = false;
        foreach (var label in (string[])["neg", "pos"])
        {
            var of = Path.Combine(folder, part, label);
            if (!Directory.Exists(of))
                continue;
            foreach (var file in Directory.EnumerateFiles(of, "*.txt").OrderBy(IdOf))
            {
                any = true;
                var length = new FileInfo(file).Length;
                if (length > ImdbReviews.LongestReview)
                    throw new DataFileException(file, Messages.ReviewTooLong(length, ImdbReviews.LongestReview));
                yield return ImdbReviews.Make(file, label, Path.GetFileName(file), File.ReadAllBytes(file));
            }
        }

        if (!any)
            throw new DataFileException(folder, Messages.NoReviews(part));
    }

    private static int IdOf(string file) =>
        int.TryParse(Path.GetFileName(file).Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
}
