using System.Globalization;

namespace Cahier.Plots;

/// <summary>Ids for the elements of figures: different in one page, even where outputs of several kernels meet in it.</summary>
internal static class FigureId
{
    private static readonly string s_process = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 4));
    private static int s_count;

    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"cahier-{s_process}-{Interlocked.Increment(ref s_count)}");
}
